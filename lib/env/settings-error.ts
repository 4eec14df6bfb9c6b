/** One or more settings are wrong. The message is meant for the operator and holds names, never values of secrets. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly { readonly name: string; readonly problem: string }[];

  constructor(problems: readonly { name: string; problem: string }[]) {
    super(problems.map(({ name, problem }) => `${name} ${problem}.`).join('\n'));
    this.problems = problems;
  }
}

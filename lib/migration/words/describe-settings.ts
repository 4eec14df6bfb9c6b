/** What is wrong with a platform's settings, by their names: `DAILY_API_KEY is missing`. Null where nothing is. */
export function describeSettingsTrouble(status: {
  readonly missing: readonly string[];
  readonly invalid: readonly string[];
}): string | null {
  const parts = [...describeNames(status.missing, 'missing'), ...describeNames(status.invalid, 'wrong')];
  return parts.length > 0 ? parts.join(', ') : null;
}

function describeNames(names: readonly string[], what: string): string[] {
  return names.length > 0 ? [`${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} ${what}`] : [];
}

/** The settings that hold what a platform lets us in with, in words; null where it has none. */
export function nameKeys(
  settings: readonly { readonly name: string; readonly isRequired: boolean; readonly isSecret: boolean }[],
): string | null {
  const keys = settings.filter(({ isRequired, isSecret }) => isRequired && isSecret).map(({ name }) => name);
  return keys.length > 0 ? keys.join(', ') : null;
}

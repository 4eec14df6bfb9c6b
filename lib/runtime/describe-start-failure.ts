import { SettingsError } from '../env/settings-error';

/** What an operator reads when the start fails: what is wrong and what to do, line by line; a stack only for a bug. */
export function describeStartFailure(error: unknown): string {
  const lines = error instanceof Error && isForOperator(error) ? error.message.split('\n') : [stackOf(error)];
  return `\nPatchbay can't start:\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;
}

/** Errors whose message was written for an operator. Known by name: each bundle has its own copy of a class. */
function isForOperator(error: Error): boolean {
  return error instanceof SettingsError || ['SettingsError', 'MigrationError'].includes(error.name);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

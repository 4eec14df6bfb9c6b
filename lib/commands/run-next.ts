import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runChild } from './run-child';

/** What Next.js says of itself while it starts would stand above what Patchbay says, and partly against it. */
const QUIET_START = pathToFileURL(path.join(import.meta.dirname, 'quiet-next.mjs')).href;

/** Runs a command of Next.js. The app stops itself in order, so Next.js must not do it on a signal. */
export function runNext(
  parameters: readonly string[],
  env: Readonly<Record<string, string>>,
  options: { readonly isQuiet?: boolean } = {},
): Promise<number> {
  const program = createRequire(path.resolve('package.json')).resolve('next/dist/bin/next');
  return runChild({
    parameters: [...(parameters[0] === 'start' ? ['--import', QUIET_START] : []), program, ...parameters],
    env: { NEXT_TELEMETRY_DISABLED: '1', NEXT_MANUAL_SIG_HANDLE: '1', ...env },
    ...options,
  });
}

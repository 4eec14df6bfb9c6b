import { chmodSync, mkdirSync } from 'node:fs';

/** Where root puts what the account of PostgreSQL must reach and can't reach where it is. */
export const SHARED_DIRECTORY = '/var/lib/patchbay';

/** Makes that folder, or one in it, for everybody to pass through, whatever root's umask says. */
export function openSharedDirectory(directory: string = SHARED_DIRECTORY): void {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o755);
}

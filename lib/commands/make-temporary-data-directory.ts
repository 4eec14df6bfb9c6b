import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A data directory that is thrown away afterwards. Others may pass through it: PostgreSQL never runs as root, and from a
 * folder that its account can't enter the database would be placed elsewhere, where nobody throws it away.
 */
export function makeTemporaryDataDirectory(purpose: string): string {
  const directory = mkdtempSync(path.join(tmpdir(), `patchbay-${purpose}-`));
  chmodSync(directory, 0o755);
  return directory;
}

import { SettingsError } from '../env/settings-error';

/** Why the database in DATA_DIR can't be used, as one sentence for the operator. */
export function dataDirectoryError(directory: string, problem: string): SettingsError {
  return new SettingsError([{ name: 'DATA_DIR', problem: `is ${directory}, ${problem}` }]);
}

/** The same from a failure of the file system. */
export function fileSystemError(directory: string, error: unknown): SettingsError {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return dataDirectoryError(directory, DISK_FULL);
    case 'EROFS':
      return dataDirectoryError(
        directory,
        `which is on a read-only disk; name a folder that can be written, ${EXAMPLE}`,
      );
    case 'EACCES':
    case 'EPERM':
      return dataDirectoryError(
        directory,
        `which this user may not write; make it writable (chown or chmod), or name another folder, ${EXAMPLE}`,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return dataDirectoryError(directory, `which is not a folder; name a folder, ${EXAMPLE}`);
    default:
      return dataDirectoryError(
        directory,
        `which cannot be used (${code ?? String(error)}); name another folder, ${EXAMPLE}`,
      );
  }
}

export const DISK_FULL = 'where no space is left; free some (about 100 MB are needed at first) and start again';

const EXAMPLE = 'for example DATA_DIR=/var/lib/patchbay';

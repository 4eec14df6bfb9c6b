import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDirectory } from './make-directory';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'patchbay-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('makeDirectory', () => {
  it('makes what is missing and minds nothing that is there', () => {
    const wanted = path.join(folder, 'a', 'b', 'c');
    makeDirectory(wanted);
    makeDirectory(wanted);
    expect(statSync(wanted).isDirectory()).toBe(true);
  });

  it('refuses a file in the way', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(() => makeDirectory(file)).toThrow('EEXIST');
    expect(() => makeDirectory(path.join(file, 'inside'))).toThrow('ENOTDIR');
  });

  // In a process of its own: what this guards against is a loop that no timeout of a test could end.
  it.skipIf(!existsSync('/proc/self'))(
    'gives up where nothing can be made',
    () => {
      const program =
        "import { readSettings } from './lib/env/settings.ts'; try { readSettings({ DATA_DIR: '/proc/patchbay/data' }) } catch (error) { console.log(error.message) }";
      const parameters = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e', program];
      const result = spawnSync(process.execPath, parameters, {
        encoding: 'utf8',
        timeout: 20_000,
        killSignal: 'SIGKILL',
      });
      expect(result.signal).toBeNull();
      expect(result.stdout).toContain('DATA_DIR is /proc/patchbay/data, which cannot be written');
    },
    30_000,
  );
});

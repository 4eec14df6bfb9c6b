import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withStartLock } from './start-lock';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'patchbay-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('withStartLock', () => {
  it('lets one in at a time and leaves nothing behind, also after an error', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all([withStartLock(file, work), withStartLock(file, work), withStartLock(file, work)]);
    await expect(withStartLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('takes over from a process that is gone', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(file, `${hostname()} ${gone} left`);
    await expect(withStartLock(file, async () => readFileSync(file, 'utf8'))).resolves.not.toContain('left');
  });

  it('takes over from a process of the past that had our number', async () => {
    writeFileSync(file, `${hostname()} ${process.pid} left`);
    await expect(withStartLock(file, async () => 'in')).resolves.toBe('in');
  });

  it('takes over from another machine that gives no sign any more', async () => {
    writeFileSync(file, 'elsewhere 1 left');
    utimesSync(file, new Date(0), new Date(0));
    await expect(withStartLock(file, async () => 'in')).resolves.toBe('in');
  });

  it('says why where it cannot be made', async () => {
    await expect(withStartLock(path.join(folder, 'missing', 'lock'), async () => 'in')).rejects.toThrow('ENOENT');
  });
});

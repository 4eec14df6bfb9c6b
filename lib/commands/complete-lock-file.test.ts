import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeLockFile } from './complete-lock-file';

const parent = { version: '1.0.0', dev: true, optionalDependencies: { '@tool/linux-x64-musl': '1.0.0' } };

describe('completeLockFile', () => {
  it('finds nothing missing in our own: else npm ci fails (mend with: npm run lock)', () => {
    expect(completeLockFile(JSON.parse(readFileSync('package-lock.json', 'utf8'))).added).toEqual([]);
  });

  it('adds what npm left out, for the platform in its name only', () => {
    const { lock, added } = completeLockFile({ packages: { 'node_modules/tool': parent } });
    expect(added).toEqual(['@tool/linux-x64-musl']);
    expect(lock.packages['node_modules/@tool/linux-x64-musl']).toEqual({
      ...{ version: '1.0.0', dev: true, optional: true },
      ...{ os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    });
  });

  it('leaves alone what is locked, also inside the folder of its parent', () => {
    const packages = {
      'node_modules/tool': parent,
      'node_modules/tool/node_modules/@tool/linux-x64-musl': { version: '1.0.0' },
    };
    expect(completeLockFile({ packages }).added).toEqual([]);
  });
});

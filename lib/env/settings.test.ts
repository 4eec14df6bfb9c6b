import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from './settings';

const folder = mkdtempSync(path.join(tmpdir(), 'patchbay-settings-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function fileWith(text: string): string {
  const file = path.join(folder, `${text.length}.json`);
  writeFileSync(file, text);
  return file;
}

describe('a room that two targets list', () => {
  it('stops the start with both names, however the room is written', () => {
    const lists = { DAILY_MIGRATION_ROOM_IDS: 'retro, Standup', JITSI_MIGRATION_ROOM_IDS: 'standup' };
    expect(() => readSettings({ DATA_DIR: folder, ...lists })).toThrow(
      /JITSI_MIGRATION_ROOM_IDS and DAILY_MIGRATION_ROOM_IDS both list the room standup/,
    );
  });
});

describe('a wrong setting', () => {
  it.each([
    [{ PATCHBAY_CONFIG: '/nowhere/patchbay.json' }, /PATCHBAY_CONFIG names .*ENOENT/],
    [{ PATCHBAY_CONFIG: fileWith('{PORT') }, /PATCHBAY_CONFIG names .*not valid JSON/],
    [{ PATCHBAY_CONFIG: fileWith('{"PORT":{}}') }, /PORT in .*must be a text/],
    [{ ADMIN_PASSWORD: 'short' }, /ADMIN_PASSWORD must have/],
    [{ PATCHBAY_ROLE: 'both' }, /PATCHBAY_ROLE must be/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be/],
    [{ OIDC_ISSUER: 'https://login.example.com' }, /OIDC_CLIENT_ID is required/],
    [{ PORT: 'x' }, /PORT must be/],
    [{ DAILY_MIGRATION_ROOM_IDS: 'standup, Bad_Name!' }, /DAILY_MIGRATION_ROOM_IDS lists "Bad_Name!", which no room/],
  ])('stops the start with its name and an example: %o', (environment, problem) => {
    const read = () => readSettings({ DATA_DIR: folder, ...environment });
    expect(read).toThrow(problem);
    expect(read).toThrow(/for example/);
  });
});

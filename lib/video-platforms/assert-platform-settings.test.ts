import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';

/** Settings and what was read of them are kept per process: each case starts with neither. */
async function load(environment: Record<string, string>) {
  for (const name of ['settings', 'installed-platforms', 'log']) {
    delete (globalThis as Record<symbol, unknown>)[Symbol.for(`patchbay.${name}`)];
  }
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return import('./index');
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('assertPlatformSettings', () => {
  it('is content with nothing configured: the demo is always there', async () => {
    const platforms = await load({});
    expect(() => platforms.assertPlatformSettings()).not.toThrow();
    expect(platforms.listPlatforms().map(({ id, isConfigured }) => [id, isConfigured])).toContainEqual(['mock', true]);
  });

  it.each([
    [{ DEFAULT_VIDEO_PLATFORM: 'zoom' }, /names the platform zoom.*, for example DEFAULT_VIDEO_PLATFORM=mock/],
    [{ DEFAULT_VIDEO_PLATFORM: 'zoom', JITSI_DOMAIN: 'meet.example.com' }, /example DEFAULT_VIDEO_PLATFORM=jitsi/],
    [{ DEFAULT_VIDEO_PLATFORM: 'jitsi' }, /DEFAULT_VIDEO_PLATFORM names the platform jitsi.*JITSI_DOMAIN/],
    [{ JITSI_MIGRATION_ROOM_IDS: 'standup' }, /JITSI_MIGRATION_ROOM_IDS .*jitsi.*JITSI_DOMAIN/],
    [{ JITSI_DOMAIN: 'https://meet.example.com' }, /JITSI_DOMAIN must be a host name/],
    [{ JITSI_DOMAIN: 'meet.example.com', JITSI_JWT_SECRET: 'hidden-value' }, /JITSI_JWT_APP_ID is required/],
  ])('stops the start for %o', async (environment, message) => {
    const platforms = await load(environment);
    expect(() => platforms.assertPlatformSettings()).toThrow(message);
    expect(() => platforms.assertPlatformSettings()).not.toThrow(/hidden-value/);
  });
});

describe('settings of a platform that lacks a required one', () => {
  it('are warned of once at the start and on its status, by name', async () => {
    const platforms = await load({ JITSI_JWT_APP_ID: 'patchbay', JITSI_JWT_SECRET: 'hidden-value' });
    const { getLog } = await import('../log');
    const warn = vi.spyOn(getLog(), 'warn');
    platforms.assertPlatformSettings();
    const sentence =
      'JITSI_DOMAIN is not set, so Jitsi is not set up: JITSI_JWT_APP_ID and JITSI_JWT_SECRET have no effect on new calls. ' +
      'Set JITSI_DOMAIN and start again.';
    expect(warn.mock.calls).toEqual([[{ event: 'platform.warning', platform: 'jitsi' }, sentence]]);
    expect(platforms.listPlatforms().find(({ id }) => id === 'jitsi')).toMatchObject({
      isConfigured: false,
      missing: ['JITSI_DOMAIN'],
      warnings: [sentence],
    });
  });

  it('are no matter where none is given', async () => {
    const platforms = await load({ JITSI_JWT_SECRET: '' });
    expect(platforms.listPlatforms().flatMap(({ warnings }) => warnings)).toEqual([]);
  });
});

describe('a platform whose webhooks are refused', () => {
  it('is warned of with what is true: call pages still tell who is there', async () => {
    const platforms = await load({ JITSI_DOMAIN: 'meet.example.com' });
    const { warnings } = platforms.listPlatforms().find(({ id }) => id === 'jitsi') ?? { warnings: [] };
    expect(warnings).toContain(
      'JITSI_WEBHOOK_SECRET is not set: every webhook is refused, so Patchbay relies on what call pages say of themselves.',
    );
  });
});

describe('getDefaultPlatform', () => {
  it('is the demo only while nothing real is configured', async () => {
    expect((await load({})).getDefaultPlatform()).toBe('mock');
    expect((await load({ JITSI_DOMAIN: 'meet.example.com' })).getDefaultPlatform()).toBe('jitsi');
  });

  it('is what the settings name', async () => {
    const platforms = await load({ JITSI_DOMAIN: 'meet.example.com', DEFAULT_VIDEO_PLATFORM: 'mock' });
    expect(platforms.getDefaultPlatform()).toBe('mock');
  });
});

describe('getPlatformClient', () => {
  it('gives the same client for the same config and another for another', async () => {
    const platforms = await load({ JITSI_DOMAIN: 'meet.example.com' });
    expect(platforms.getPlatformClient('jitsi')).toBe(platforms.getPlatformClient('jitsi'));
    const config = { ...platforms.getPlatformConfig('jitsi') };
    expect(platforms.getPlatformClient('jitsi', config)).not.toBe(platforms.getPlatformClient('jitsi'));
  });

  it('tells an unknown platform from one that is not configured', async () => {
    const platforms = await load({});
    expect(() => platforms.getPlatformClient('zoom')).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => platforms.getPlatformClient('jitsi')).toThrow(expect.objectContaining({ code: 'not-configured' }));
  });

  it('opens a private platform like any other', async () => {
    const platforms = await load({ JITSI_DOMAIN: 'meet.example.com' });
    const { jitsi } = await import('./jitsi');
    const entry = platforms.listPlatforms().find(({ id }) => id === 'jitsi');
    if (!entry) throw new Error('no jitsi');
    platforms.registerPlatform({ ...jitsi, id: 'own' }, { ...entry, id: 'own', label: 'Own' });
    expect(platforms.listPlatforms().at(-1)).toMatchObject({ id: 'own', isConfigured: true });
    expect(platforms.getPlatformClient('own').account).toContain('meet.example.com');
    expect(platforms.getFrameOrigins()).toContain('https://meet.example.com');
  });
});

describe('a settings file', () => {
  it('stops the start with a name that nobody reads, and says which may be meant', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'patchbay-settings-'));
    const file = path.join(folder, 'patchbay.json');
    try {
      writeFileSync(file, JSON.stringify({ DAILY_APIKEY: 'hidden-value', PORT: 3100, COFFEE_STRENGTH: 'strong' }));
      const { assertPlatformSettings } = await load({ PATCHBAY_CONFIG: file });
      expect(assertPlatformSettings).toThrow(/^DAILY_APIKEY in the file .* DAILY_API_KEY may be meant\.$/m);
      expect(assertPlatformSettings).toThrow(
        /^COFFEE_STRENGTH in the file of PATCHBAY_CONFIG is no setting of Patchbay\.$/m,
      );
      expect(assertPlatformSettings).not.toThrow(/hidden-value/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('may name a logo that is one, and no other', async () => {
    const { assertPlatformSettings } = await load({ LOGO_FILE: 'public/logo.png' });
    expect(assertPlatformSettings).not.toThrow();
    for (const wrong of ['/nowhere.png', 'package.json']) {
      const platforms = await load({ LOGO_FILE: wrong });
      expect(platforms.assertPlatformSettings).toThrow(/^LOGO_FILE names .* PNG or JPEG of at most 512 KiB/);
    }
  });
});

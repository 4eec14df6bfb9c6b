import { describe, expect, it } from 'vitest';
import { listMoveTargets } from './move-targets';

const platform = (id: string, changes: object = {}) => ({
  id,
  label: id,
  isConfigured: true,
  missing: [],
  invalid: [],
  state: 'active',
  ...changes,
});

const obstacles = (options: Parameters<typeof listMoveTargets>[0]) =>
  Object.fromEntries(listMoveTargets(options).map(({ id, obstacle }) => [id, obstacle]));

describe('listMoveTargets', () => {
  it('offers configured platforms other than where the room is at home', () => {
    expect(obstacles({ home: 'mock', movedTo: null, platforms: [platform('jitsi'), platform('mock')] })).toEqual({
      jitsi: null,
      mock: 'its home',
    });
  });

  it('offers the home again to a room that was moved, and not the platform it was moved to', () => {
    expect(obstacles({ home: 'mock', movedTo: 'jitsi', platforms: [platform('jitsi'), platform('mock')] })).toEqual({
      jitsi: 'moved here already',
      mock: null,
    });
  });

  it('names the settings that are missing', () => {
    const platforms = [platform('jitsi', { isConfigured: false, missing: ['JITSI_DOMAIN'] })];
    expect(obstacles({ home: 'mock', movedTo: null, platforms })).toEqual({ jitsi: 'needs JITSI_DOMAIN' });
  });

  it('warns of a platform that takes nothing at the moment', () => {
    const [target] = listMoveTargets({
      home: 'mock',
      movedTo: null,
      platforms: [platform('jitsi', { state: 'draining' })],
    });
    expect(target).toMatchObject({ obstacle: null, hint: 'takes no new meetings now' });
  });
});

import { describe, expect, it } from 'vitest';
import { listMoveTargets } from './move-targets';

const platform = (id: string, changes: object = {}) => ({
  id,
  label: id,
  isConfigured: true,
  isKnown: true,
  missing: [],
  invalid: [],
  state: 'active',
  ...changes,
});

const obstacles = (options: Omit<Parameters<typeof listMoveTargets>[0], 'killSwitches'>) =>
  Object.fromEntries(listMoveTargets({ ...options, killSwitches: [] }).map(({ id, obstacle }) => [id, obstacle]));

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

  it('offers no platform that this installation does not know, and says so of the room that is at home on one', () => {
    const platforms = [platform('mock'), platform('carrier-pigeon', { isConfigured: false, isKnown: false })];
    expect(obstacles({ home: 'jitsi', movedTo: null, platforms })).toEqual({ mock: null });
    expect(obstacles({ home: 'carrier-pigeon', movedTo: null, platforms })).toEqual({
      mock: null,
      'carrier-pigeon': 'unknown here',
    });
  });

  it('warns of a platform that takes nothing at the moment', () => {
    const [target] = listMoveTargets({
      home: 'mock',
      movedTo: null,
      platforms: [platform('jitsi', { state: 'draining' })],
      killSwitches: [],
    });
    expect(target).toMatchObject({ obstacle: null, hint: 'takes no new meetings now' });
  });

  it('warns of platforms that moves to are switched off, alone or with all, and not of the way home', () => {
    const hints = (target: string) =>
      Object.fromEntries(
        listMoveTargets({
          home: 'mock',
          movedTo: 'jaas',
          platforms: [platform('mock'), platform('daily'), platform('jitsi', { state: 'disabled' })],
          killSwitches: [
            { target, isOn: true },
            { target: 'jitsi', isOn: false },
          ],
        }).map(({ id, hint }) => [id, hint]),
      );
    expect(hints('daily')).toEqual({ mock: null, daily: 'moves are switched off', jitsi: 'switched off now' });
    expect(hints('all')).toEqual({
      mock: null,
      daily: 'moves are switched off',
      jitsi: 'switched off now, moves are switched off',
    });
  });
});

import { describe, expect, it } from 'vitest';
import {
  decisionInput,
  decisionRoom,
  killSwitchesFor,
  movedTo,
  planInForce,
  platformFacts,
} from '@/tests/support/decision-input';
import { choosePlatform } from './choose-platform';
import { describeReason } from './words/describe-reason';

const input = decisionInput;
const platform = platformFacts;
const moved = movedTo;

describe('a migration plan', () => {
  it('asks a rule only of the homes that it names, and the first that holds', () => {
    const plan = planInForce({
      rules: [
        { id: 'jitsi-only', from: ['jitsi'], to: 'daily', when: { slugPrefix: 'stand' } },
        { id: 'first', from: ['whereby', 'daily'], to: 'jitsi', when: { slugPrefix: 'STAND', maxSize: 10 } },
        { id: 'second', from: ['whereby'], to: 'daily', when: { rooms: ['standup'] } },
      ],
    });
    expect(choosePlatform(input({ plan }))).toMatchObject({ platform: 'jitsi', reason: 'RULE', planVersion: 7 });
    expect(choosePlatform(input({ plan })).steps.at(-1)).toMatchObject({ step: 'RULE', part: 'first' });
    const larger = decisionRoom({ settings: { size: 11, recording: 'none' } });
    expect(choosePlatform(input({ plan, room: larger }))).toMatchObject({ platform: 'daily' });
    const elsewhere = decisionRoom({ platform: 'mock' });
    expect(choosePlatform(input({ plan, room: elsewhere }))).toMatchObject({ reason: 'ROOM_PLATFORM' });
  });

  it.each([
    ['its name', { rooms: ['Standup'] }, {}, true],
    ['its id', { rooms: [decisionRoom().id] }, {}, true],
    ['a name that it had before', { rooms: ['daily-standup'] }, { formerNames: ['daily-standup'] }, true],
    ['another name', { rooms: ['standup-2'] }, {}, false],
    ['its owner', { owners: ['Grace@Example.com'] }, {}, true],
    ['another owner', { owners: ['ada@example.com'] }, {}, false],
    ['an owner, and it has none', { owners: ['ada@example.com'] }, { ownerEmail: null }, false],
    ['a tag of its own', { tags: ['board', 'Team'] }, { tags: ['team'] }, true],
    ['a tag that it lacks', { tags: ['board'] }, { tags: ['team'] }, false],
    ['its size, to the person', { minSize: 10, maxSize: 10 }, {}, true],
    ['more people than it expects', { minSize: 11 }, {}, false],
    ['its recording', { recording: 'none' as const }, {}, true],
    ['another recording', { recording: 'cloud' as const }, {}, false],
    ['a day before it was made', { createdAfter: '2026-01-05T07:59:59Z' }, {}, true],
    ['the moment it was made', { createdAfter: '2026-01-05T08:00:00Z' }, {}, false],
    ['all of several', { tags: ['team'], slugPrefix: 'stand' }, { tags: ['team'] }, true],
    ['one of several only', { tags: ['team'], slugPrefix: 'all' }, { tags: ['team'] }, false],
  ])('holds a rule against a room by %s', (_, when, changes, holds) => {
    const plan = planInForce({ rules: [{ id: 'rule-1', from: ['whereby'], to: 'daily', when }] });
    const { reason } = choosePlatform(input({ plan, room: decisionRoom(changes) }));
    expect(reason).toBe(holds ? 'RULE' : 'ROOM_PLATFORM');
  });

  it('takes rooms by waves that have begun, also while the plan is paused, and not one bucket more', () => {
    const wave = (id: string, percentage: number) => ({
      ...{ id, from: ['whereby'], to: 'daily', percentage },
      ...{ startsAt: null, soakMinutes: 60 },
    });
    const waves = [wave('wave-1', 12.04), wave('wave-2', 12.05)];
    const decide = (begun: string[], isPaused = false) =>
      choosePlatform(input({ plan: planInForce({ waves }, { begun, isPaused }) }));
    // The room is in bucket 1,204: 12.04 % are the buckets 0 to 1,203.
    expect(decide(['wave-1'])).toMatchObject({ platform: 'whereby', reason: 'ROOM_PLATFORM' });
    expect(decide(['wave-1', 'wave-2'])).toMatchObject({
      platform: 'daily',
      reason: 'WAVE',
      details: { wave: { number: 2, bucket: 1204 } },
    });
    expect(decide(['wave-1', 'wave-2'], true)).toMatchObject({ platform: 'daily', reason: 'WAVE' });
    expect(decide([])).toMatchObject({ platform: 'whereby' });
  });

  it('asks the wave where a rule is blocked, and home where that is blocked too', () => {
    const plan = planInForce({
      rules: [{ id: 'rule-1', from: ['whereby'], to: 'jitsi', when: { slugPrefix: 'stand' } }],
      waves: [{ id: 'wave-1', from: ['whereby'], to: 'daily', percentage: 100, startsAt: null, soakMinutes: 0 }],
    });
    const platforms = [platform('whereby'), platform('daily'), platform('jitsi', { isConfigured: false })];
    expect(choosePlatform(input({ plan, platforms }))).toMatchObject({
      platform: 'daily',
      reason: 'WAVE',
      details: { blocked: { step: 'RULE', platform: 'jitsi', cause: 'not-configured' } },
    });
    const neither = [platform('whereby'), ...['daily', 'jitsi'].map((id) => platform(id, { isConfigured: false }))];
    expect(choosePlatform(input({ plan, platforms: neither }))).toMatchObject({ reason: 'ROOM_PLATFORM' });
  });

  it('lets a preferred pin skip the plan, and neither a move by hand nor a fallback', () => {
    const room = decisionRoom({ pin: 'preferred' });
    const plan = planInForce({
      waves: [{ id: 'wave-1', from: ['whereby'], to: 'daily', percentage: 100, startsAt: null, soakMinutes: 0 }],
    });
    expect(choosePlatform(input({ room, plan }))).toMatchObject({ platform: 'whereby', reason: 'ROOM_PLATFORM' });
    expect(choosePlatform(input({ room, plan, override: moved('jitsi') }))).toMatchObject({ platform: 'jitsi' });
    const down = [platform('whereby', { failure: 'create-failed' }), platform('daily')];
    expect(choosePlatform(input({ room, plan, platforms: down }))).toMatchObject({
      platform: 'daily',
      reason: 'FALLBACK',
    });
  });

  it('lets a kill switch stop moves to its target, and no home, fallback or move elsewhere', () => {
    const killSwitches = killSwitchesFor(['daily']);
    expect(choosePlatform(input({ killSwitches, override: moved('daily') }))).toMatchObject({
      platform: 'whereby',
      details: { stopped: { step: 'ROOM_OVERRIDE', platform: 'daily', cause: 'kill-switch' } },
    });
    expect(choosePlatform(input({ killSwitches, override: moved('jitsi') }))).toMatchObject({ platform: 'jitsi' });
    const atHome = decisionRoom({ platform: 'daily' });
    expect(choosePlatform(input({ killSwitches, room: atHome }))).toMatchObject({ platform: 'daily' });
    const down = [platform('whereby', { state: 'disabled' }), platform('daily')];
    expect(choosePlatform(input({ killSwitches, platforms: down }))).toMatchObject({
      platform: 'daily',
      reason: 'FALLBACK',
    });
  });

  it('says of a move whose waiver lets it go that the switch stops it, also where a wave could not take the room', () => {
    const plan = planInForce({
      waves: [{ id: 'wave-1', from: ['whereby'], to: 'daily', percentage: 100, startsAt: null, soakMinutes: 0 }],
    });
    const room = decisionRoom({ settings: { size: 500, recording: 'none', door: 'open' } });
    const platforms = [platform('whereby'), platform('daily', { capabilities: { largestMeeting: 200 } })];
    const override = { ...moved('daily'), waive: ['size'] };
    const stopped = choosePlatform(
      input({ room, plan, platforms, override, killSwitches: killSwitchesFor(['daily']) }),
    );
    expect(stopped).toMatchObject({ platform: 'whereby', reason: 'ROOM_PLATFORM' });
    expect(stopped.details).toMatchObject({
      stopped: { step: 'ROOM_OVERRIDE', platform: 'daily', cause: 'kill-switch' },
    });
    expect(stopped.details.blocked).toBeUndefined();
    expect(describeReason(stopped)).toBe('home, move stopped');
    expect(choosePlatform(input({ room, plan, platforms, override }))).toMatchObject({ platform: 'daily' });
    const unwaived = choosePlatform(input({ room, plan, platforms, killSwitches: killSwitchesFor(['daily']) }));
    expect(describeReason(unwaived)).toBe('home, move blocked');
  });

  it('keeps a room at home that was held there by hand, whatever is switched off', () => {
    const plan = planInForce({
      waves: [{ id: 'wave-1', from: ['whereby'], to: 'daily', percentage: 100, startsAt: null, soakMinutes: 0 }],
    });
    const killSwitches = killSwitchesFor(['whereby']);
    expect(choosePlatform(input({ plan, killSwitches, override: moved('whereby') }))).toMatchObject({
      platform: 'whereby',
      reason: 'ROOM_OVERRIDE',
    });
  });

  it('falls back in the order of the plan, where home may stand anywhere or nowhere', () => {
    const decide = (fallbackOrder: string[], failed: readonly string[]) =>
      choosePlatform(
        input({
          plan: planInForce({ fallbackOrder }),
          override: moved('daily'),
          platforms: ['whereby', 'daily', 'jitsi', 'jaas', 'mock'].map((id) =>
            platform(id, failed.includes(id) ? { failure: 'create-failed' } : {}),
          ),
        }),
      ).platform;
    expect(decide(['jitsi', 'home'], ['daily'])).toBe('jitsi');
    expect(decide(['jitsi', 'home'], ['daily', 'jitsi'])).toBe('whereby');
    expect(decide(['jaas', 'mock'], ['daily', 'jaas'])).toBeNull();
    expect(decide([], ['daily'])).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePlatform } from './choose-platform';
import type { DecisionInput, PlatformFacts } from './decision';
import { describeDecision } from './describe-decision';

const now = new Date('2026-11-24T09:00:00Z');

function platform(id: string, facts: Partial<PlatformFacts> = {}): PlatformFacts {
  return {
    id,
    isConfigured: true,
    isDemo: id === 'mock',
    state: 'active',
    failure: null,
    capabilities: {
      lobby: true,
      lock: true,
      cloudRecording: true,
      localRecording: true,
      largestMeeting: null,
      hostRole: true,
      guestToken: true,
      embedEvents: true,
      webhookCoverage: 'full',
      dialIn: false,
      logo: false,
      endForAll: true,
    },
    ...facts,
  };
}

function input(changes: Partial<DecisionInput> = {}): DecisionInput {
  return {
    room: { platform: 'whereby', pin: 'none', settings: { size: 10, recording: 'none', recordingStart: 'host' } },
    override: null,
    platforms: [platform('whereby'), platform('daily'), platform('jitsi'), platform('mock')],
    defaultPlatform: 'whereby',
    openMeeting: null,
    now,
    ...changes,
  };
}

const moved = (to: string, changes: Partial<NonNullable<DecisionInput['override']>> = {}) => ({
  platform: to,
  expiresAt: null,
  waive: [],
  createdBy: 'ada@example.com',
  createdAt: now,
  ...changes,
});

const labelOf = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

describe('choosePlatform', () => {
  it('leaves a room at home when nothing else was said', () => {
    expect(choosePlatform(input())).toMatchObject({ platform: 'whereby', reason: 'ROOM_PLATFORM' });
  });

  it('never touches people in a call, whatever was moved or switched off meanwhile', () => {
    const decision = choosePlatform(
      input({
        openMeeting: { platform: 'daily', people: 3 },
        override: moved('jitsi'),
        platforms: [platform('whereby'), platform('daily', { state: 'disabled' }), platform('jitsi')],
      }),
    );
    expect(decision).toMatchObject({ platform: 'daily', reason: 'OPEN_MEETING' });
    expect(describeDecision(decision, { labelOf, showsNames: true })).toBe(
      'Daily, because a meeting with 3 people is going on there.',
    );
  });

  it('moves a room by hand until the move expires, to the second', () => {
    const expiresAt = new Date(now.getTime() + 1000);
    expect(choosePlatform(input({ override: moved('daily', { expiresAt }) }))).toMatchObject({
      reason: 'ROOM_OVERRIDE',
    });
    expect(choosePlatform(input({ override: moved('daily', { expiresAt }), now: expiresAt }))).toMatchObject({
      platform: 'whereby',
      reason: 'ROOM_PLATFORM',
    });
  });

  it('names the administrator only to those who may know', () => {
    const decision = choosePlatform(input({ override: moved('daily') }));
    expect(describeDecision(decision, { labelOf, showsNames: true })).toBe(
      'Daily, because ada@example.com moved this room by hand on 2026-11-24 at 09:00 UTC.',
    );
    expect(describeDecision(decision, { labelOf, showsNames: false })).not.toContain('ada');
  });

  it('keeps a required-pinned room at home or nowhere', () => {
    const room = { ...input().room, pin: 'required' as const };
    expect(choosePlatform(input({ room, override: moved('daily') }))).toMatchObject({
      platform: 'whereby',
      reason: 'ROOM_PIN',
    });
    const without = [platform('whereby', { state: 'disabled' }), platform('daily')];
    expect(choosePlatform(input({ room, platforms: without }))).toMatchObject({
      platform: null,
      reason: 'NO_PLATFORM',
    });
  });

  it('keeps a blocked room at home and says why', () => {
    const room = {
      ...input().room,
      settings: { size: 10, recording: 'cloud' as const, recordingStart: 'host' as const },
    };
    const lacking = platform('jitsi', { capabilities: { ...platform('jitsi').capabilities, cloudRecording: false } });
    const platforms = [platform('whereby'), lacking];
    const blocked = choosePlatform(input({ room, platforms, override: moved('jitsi') }));
    expect(blocked).toMatchObject({ platform: 'whereby', reason: 'ROOM_PLATFORM' });
    expect(describeDecision(blocked, { labelOf, showsNames: true })).toBe(
      "Whereby, because it is this room's home platform; the move to Jitsi is blocked: Jitsi lacks cloud recording.",
    );
    const waived = choosePlatform(input({ room, platforms, override: moved('jitsi', { waive: ['cloud-recording'] }) }));
    expect(waived).toMatchObject({ platform: 'jitsi', reason: 'ROOM_OVERRIDE' });
  });

  it('falls to the default only where home is not set up or unknown', () => {
    const platforms = [platform('whereby', { isConfigured: false }), platform('jitsi')];
    const notSetUp = choosePlatform(input({ platforms, defaultPlatform: 'jitsi' }));
    expect(notSetUp).toMatchObject({ platform: 'jitsi', reason: 'DEFAULT' });
    expect(describeDecision(notSetUp, { labelOf, showsNames: true })).toBe(
      "Jitsi, because this room's home platform, Whereby, isn't set up here and this is the default.",
    );
    const room = { ...input().room, platform: 'gone' };
    const unknown = choosePlatform(input({ room, platforms, defaultPlatform: 'jitsi' }));
    expect(unknown).toMatchObject({ reason: 'DEFAULT' });
    expect(describeDecision(unknown, { labelOf, showsNames: true })).toBe(
      "Jitsi, because this room's home platform, Gone, is unknown here and this is the default.",
    );
  });

  it('falls back where a platform fails now, home first, and never to the demo', () => {
    const platforms = [platform('whereby'), platform('daily', { failure: 'create-failed' }), platform('mock')];
    const decision = choosePlatform(input({ platforms, override: moved('daily') }));
    expect(decision).toMatchObject({ platform: 'whereby', reason: 'FALLBACK' });
    expect(describeDecision(decision, { labelOf, showsNames: true })).toBe(
      "Whereby, because Daily didn't answer when asked for a meeting (the move by hand) and this is next in the fallback order.",
    );
    const down = [platform('whereby', { failure: 'create-failed' }), platform('mock')];
    expect(choosePlatform(input({ platforms: down }))).toMatchObject({ platform: null, reason: 'NO_PLATFORM' });
  });

  it.each([
    ['create-failed', "Daily didn't answer when asked for a meeting"],
    ['create-refused', 'Daily refused to make a meeting'],
    ['create-unreadable', 'Daily answered with something unreadable when asked for a meeting'],
    ['create-busy', 'Daily was too busy to make a meeting'],
  ] as const)('says what went wrong at a platform: %s', (failure, words) => {
    const decision = choosePlatform(
      input({ platforms: [platform('whereby'), platform('daily', { failure })], override: moved('daily') }),
    );
    expect(describeDecision(decision, { labelOf, showsNames: true })).toContain(`because ${words} (the move by hand)`);
  });

  it('always answers with a platform that can take the room now, or with NO_PLATFORM', () => {
    const ids = ['whereby', 'daily', 'jitsi', 'mock'] as const;
    const anyPlatform = (id: string) =>
      fc.record({
        id: fc.constant(id),
        isConfigured: fc.boolean(),
        isDemo: fc.constant(id === 'mock'),
        state: fc.constantFrom('active' as const, 'draining' as const, 'disabled' as const),
        failure: fc.constantFrom(null, 'create-failed' as const),
        capabilities: fc
          .record({ cloudRecording: fc.boolean() })
          .map((some) => ({ ...platform(id).capabilities, ...some })),
      });
    const anyInput = fc.record({
      room: fc.record({
        platform: fc.constantFrom(...ids, 'gone'),
        pin: fc.constantFrom('none' as const, 'preferred' as const, 'required' as const),
        settings: fc.record({
          size: fc.constant(5),
          recording: fc.constantFrom('none' as const, 'cloud' as const),
          recordingStart: fc.constant('host' as const),
        }),
      }),
      override: fc.option(
        fc.constantFrom(...ids).map((id) => moved(id)),
        { nil: null },
      ),
      platforms: fc.tuple(...ids.map(anyPlatform)),
      defaultPlatform: fc.constantFrom(...ids),
      openMeeting: fc.constant(null),
      now: fc.constant(now),
    });
    fc.assert(
      fc.property(anyInput, (facts) => {
        const decision = choosePlatform(facts);
        expect(decision.steps.filter((step) => step.answer === 'chosen')).toHaveLength(1);
        expect(decision.steps.at(-1)).toMatchObject({
          answer: 'chosen',
          step: decision.reason,
          platform: decision.platform,
        });
        if (decision.platform === null) {
          expect(decision.reason).toBe('NO_PLATFORM');
          return;
        }
        const chosen = facts.platforms.find(({ id }) => id === decision.platform);
        expect(chosen).toMatchObject({ isConfigured: true, state: 'active', failure: null });
        if (decision.reason === 'FALLBACK' && chosen?.isDemo) expect(decision.platform).toBe(facts.room.platform);
        if (facts.room.pin === 'required') expect(decision.platform).toBe(facts.room.platform);
      }),
      { numRuns: 2000 },
    );
  });
});

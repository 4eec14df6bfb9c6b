import { describe, expect, it } from 'vitest';
import { decisionInput, decisionRoom, movedTo, NOW, platformFacts } from '@/tests/support/decision-input';
import { choosePlatform } from './choose-platform';
import { describeDecision } from './words/describe-decision';

const now = NOW;
const input = decisionInput;
const platform = platformFacts;
const moved = movedTo;

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
    expect(describeDecision(decision, { labelOf, showsNames: true, now })).toBe(
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
    expect(describeDecision(decision, { labelOf, showsNames: true, now })).toBe(
      'Daily, because ada@example.com moved this room by hand on 2026-11-24 at 09:00 UTC.',
    );
    expect(describeDecision(decision, { labelOf, showsNames: false, now })).not.toContain('ada');
  });

  it('keeps a required-pinned room at home or nowhere', () => {
    const room = decisionRoom({ pin: 'required' });
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
    const room = decisionRoom({ settings: { size: 10, recording: 'cloud' } });
    const lacking = platform('jitsi', { capabilities: { cloudRecording: false } });
    const platforms = [platform('whereby'), lacking];
    const blocked = choosePlatform(input({ room, platforms, override: moved('jitsi') }));
    expect(blocked).toMatchObject({ platform: 'whereby', reason: 'ROOM_PLATFORM' });
    expect(describeDecision(blocked, { labelOf, showsNames: true, now })).toBe(
      'Whereby, because it is this room’s home platform; the move to Jitsi is blocked: Jitsi lacks cloud recording.',
    );
    const waived = choosePlatform(input({ room, platforms, override: moved('jitsi', { waive: ['cloud-recording'] }) }));
    expect(waived).toMatchObject({ platform: 'jitsi', reason: 'ROOM_OVERRIDE' });
  });

  it('falls to the default only where home is not set up or unknown', () => {
    const platforms = [platform('whereby', { isConfigured: false }), platform('jitsi')];
    const notSetUp = choosePlatform(input({ platforms, defaultPlatform: 'jitsi' }));
    expect(notSetUp).toMatchObject({ platform: 'jitsi', reason: 'DEFAULT' });
    expect(describeDecision(notSetUp, { labelOf, showsNames: true, now })).toBe(
      'Jitsi, because this room’s home platform, Whereby, isn’t set up here and this is the default.',
    );
    const room = decisionRoom({ platform: 'gone' });
    const unknown = choosePlatform(input({ room, platforms, defaultPlatform: 'jitsi' }));
    expect(unknown).toMatchObject({ reason: 'DEFAULT' });
    expect(describeDecision(unknown, { labelOf, showsNames: true, now })).toBe(
      'Jitsi, because this room’s home platform, Gone, is unknown here and this is the default.',
    );
  });

  it('falls back where a platform fails now, home first, and never to the demo', () => {
    const platforms = [platform('whereby'), platform('daily', { failure: 'create-failed' }), platform('mock')];
    const decision = choosePlatform(input({ platforms, override: moved('daily') }));
    expect(decision).toMatchObject({ platform: 'whereby', reason: 'FALLBACK' });
    expect(describeDecision(decision, { labelOf, showsNames: true, now })).toBe(
      'Whereby, because Daily failed when asked for a meeting (the move by hand) and this is next in the fallback order.',
    );
    const down = [platform('whereby', { failure: 'create-failed' }), platform('mock')];
    expect(choosePlatform(input({ platforms: down }))).toMatchObject({ platform: null, reason: 'NO_PLATFORM' });
  });

  it.each([
    ['create-failed', 'Daily failed when asked for a meeting'],
    ['create-refused', 'Daily refused to make a meeting'],
    ['create-unreadable', 'Daily answered with something unreadable when asked for a meeting'],
    ['create-busy', 'Daily was too busy to make a meeting'],
  ] as const)('says what went wrong at a platform: %s', (failure, words) => {
    const decision = choosePlatform(
      input({ platforms: [platform('whereby'), platform('daily', { failure })], override: moved('daily') }),
    );
    expect(describeDecision(decision, { labelOf, showsNames: true, now })).toContain(
      `because ${words} (the move by hand)`,
    );
  });
});

import type { DecisionReason, DecisionStep } from '../schemas/decision';
import type { PlatformId } from '../video-platforms/contract';
import type { Decision, DecisionDetails, DecisionInput, PlatformFacts } from './decision';
import { findMissingNeeds } from './find-missing-needs';

/**
 * Which platform a room's next meeting gets, and why. Pure: the same facts always give the same decision.
 *
 * The steps are asked in order and the first with an answer names the candidate. A candidate that *can't* take the room
 * passes the question on, so that a blocked room stays at home; one that *can't now* hands over to the fallback order.
 * Every step that was asked is in the answer.
 */
export function choosePlatform(input: DecisionInput): Decision {
  const { room, openMeeting } = input;
  const steps: DecisionStep[] = [];
  const details: { -readonly [Key in keyof DecisionDetails]: DecisionDetails[Key] } = { homePlatform: room.platform };

  const decide = (platform: PlatformId, reason: DecisionReason, cause: string | null = null): Decision => {
    steps.push({ step: reason, answer: 'chosen', platform, cause });
    return { platform, reason, steps, details };
  };
  const skip = (step: DecisionReason) => steps.push({ step, answer: 'skipped', platform: null, cause: null });
  const giveUp = (): Decision => {
    steps.push({ step: 'NO_PLATFORM', answer: 'chosen', platform: null, cause: null });
    return { platform: null, reason: 'NO_PLATFORM', steps, details };
  };
  const refuse = (step: DecisionReason, platform: PlatformId, verdict: Refusal) => {
    steps.push({ step, answer: verdict.answer, platform, cause: verdict.cause });
  };
  const fallBack = (step: DecisionReason, platform: PlatformId, cause: string): Decision => {
    details.instead = { step, platform, cause };
    for (const candidate of fallbackOrder(input, platform)) {
      const verdict = candidate === room.platform ? examineHome(input) : examine(input, candidate, []);
      if (verdict === null) return decide(candidate, 'FALLBACK');
      refuse('FALLBACK', candidate, verdict);
    }
    return giveUp();
  };

  if (openMeeting) {
    details.people = openMeeting.people;
    return decide(openMeeting.platform, 'OPEN_MEETING');
  }
  skip('OPEN_MEETING');

  if (room.pin === 'required') {
    const verdict = examineHome(input);
    if (verdict === null) return decide(room.platform, 'ROOM_PIN');
    refuse('ROOM_PIN', room.platform, verdict);
    return giveUp();
  }
  skip('ROOM_PIN');

  const override = activeOverride(input);
  if (override) {
    const verdict = examine(input, override.platform, override.waive);
    details.movedBy = override.createdBy;
    details.movedAt = override.createdAt.toISOString();
    details.movedUntil = override.expiresAt?.toISOString() ?? null;
    if (verdict === null) return decide(override.platform, 'ROOM_OVERRIDE');
    refuse('ROOM_OVERRIDE', override.platform, verdict);
    if (verdict.answer === 'cannot-now') return fallBack('ROOM_OVERRIDE', override.platform, verdict.cause);
    details.blocked = { platform: override.platform, cause: verdict.cause };
  } else {
    skip('ROOM_OVERRIDE');
  }

  const home = examineHome(input);
  if (home === null) return decide(room.platform, 'ROOM_PLATFORM');
  refuse('ROOM_PLATFORM', room.platform, home);
  if (home.answer === 'cannot-now') return fallBack('ROOM_PLATFORM', room.platform, home.cause);

  const byDefault = examine(input, input.defaultPlatform, []);
  if (byDefault === null) return decide(input.defaultPlatform, 'DEFAULT');
  refuse('DEFAULT', input.defaultPlatform, byDefault);
  return byDefault.answer === 'cannot-now' ? fallBack('DEFAULT', input.defaultPlatform, byDefault.cause) : giveUp();
}

interface Refusal {
  readonly answer: 'cannot' | 'cannot-now';
  readonly cause: string;
}

/** Why a platform can't take the room, or null where it can. */
function examine(input: DecisionInput, platform: PlatformId, waived: readonly string[]): Refusal | null {
  const facts = factsOf(input, platform);
  if (!facts) return { answer: 'cannot', cause: 'unknown-platform' };
  if (!facts.isConfigured) return { answer: 'cannot', cause: 'not-configured' };
  const missing = findMissingNeeds(input.room.settings, facts.capabilities).filter((need) => !waived.includes(need));
  if (missing.length > 0) return { answer: 'cannot', cause: `lacks-${missing.join('-and-')}` };
  return examineNow(facts);
}

/**
 * Home is where a room stays when it is blocked elsewhere, so what home lacks doesn't keep the room shut: it only has
 * to exist and to answer.
 */
function examineHome(input: DecisionInput): Refusal | null {
  const facts = factsOf(input, input.room.platform);
  if (!facts) return { answer: 'cannot', cause: 'unknown-platform' };
  if (!facts.isConfigured) return { answer: 'cannot', cause: 'not-configured' };
  return examineNow(facts);
}

function examineNow(facts: PlatformFacts): Refusal | null {
  if (facts.state !== 'active') return { answer: 'cannot-now', cause: facts.state };
  if (facts.failure) return { answer: 'cannot-now', cause: facts.failure };
  return null;
}

function factsOf(input: DecisionInput, platform: PlatformId): PlatformFacts | undefined {
  return input.platforms.find((candidate) => candidate.id === platform);
}

function activeOverride({ override, now }: DecisionInput) {
  if (!override) return null;
  return override.expiresAt === null || override.expiresAt > now ? override : null;
}

/** Home first, then the other configured platforms; a demo platform only where it is the room's own home. */
function fallbackOrder(input: DecisionInput, failed: PlatformId): PlatformId[] {
  const others = input.platforms.filter((platform) => platform.isConfigured && !platform.isDemo).map(({ id }) => id);
  return [...new Set([input.room.platform, ...others])].filter((platform) => platform !== failed);
}

import type { PlatformId } from '../video-platforms/contract';
import { assessMove, type Shortfall } from './assess-move';
import type { DecisionInput, PlatformFacts } from './decision';

/** Why a platform takes no meeting of a room: it can't, or it can't at this moment. */
export interface Refusal {
  readonly answer: 'cannot' | 'cannot-now';
  readonly cause: string;
  /** True where only what the room's meetings used stands in the way, and none of its settings. */
  readonly isByUsage: boolean;
}

/** Why a platform can't take the room, or null where it can. */
export function examinePlatform(
  input: DecisionInput,
  platform: PlatformId,
  waived: readonly string[] = [],
): Refusal | null {
  const facts = factsOf(input, platform);
  if (!facts) return cannot('unknown-platform');
  if (!facts.isConfigured) return cannot('not-configured');
  const { room, needs = room.settings, usage } = input;
  const { blocked } = assessMove({ settings: needs, usage, to: facts.capabilities, waived });
  if (blocked.length > 0) {
    const isByUsage = blocked.every(({ source }) => source === 'usage');
    return { ...cannot(lacking(blocked)), isByUsage };
  }
  return examineNow(facts);
}

/**
 * Home is where a room stays when it is blocked elsewhere, so what home lacks doesn't keep the room shut: it only has
 * to exist and to answer.
 */
export function examineHome(input: DecisionInput): Refusal | null {
  const facts = factsOf(input, input.room.platform);
  if (!facts) return cannot('unknown-platform');
  if (!facts.isConfigured) return cannot('not-configured');
  return examineNow(facts);
}

/**
 * What home is known to lack of what the room is set to need, as a cause; null where nothing. It keeps no room from there
 * and is for what is said of it.
 */
export function findHomeShortfall(input: DecisionInput): string | null {
  const { room, needs = room.settings } = input;
  const facts = factsOf(input, room.platform);
  const blocked = facts ? assessMove({ settings: needs, usage: null, to: facts.capabilities }).blocked : [];
  return blocked.length === 0 ? null : lacking(blocked);
}

/** What was given up for a move to a platform that lacks it, as a cause; null where the platform has it all. */
export function findWaivedShortfall(
  input: DecisionInput,
  platform: PlatformId,
  waived: readonly string[],
): string | null {
  const { room, needs = room.settings, usage } = input;
  const facts = waived.length === 0 ? undefined : factsOf(input, platform);
  if (!facts) return null;
  const { degraded } = assessMove({ settings: needs, usage, to: facts.capabilities, waived });
  const givenUp = degraded.filter(({ loss }) => waived.includes(loss));
  return givenUp.length === 0 ? null : lacking(givenUp);
}

function lacking(shortfalls: readonly Shortfall[]): string {
  return `lacks-${shortfalls.map(({ loss }) => loss).join('-and-')}`;
}

function examineNow({ state, failure }: PlatformFacts): Refusal | null {
  const cause = state === 'active' ? failure : state;
  return cause === null ? null : { answer: 'cannot-now', cause, isByUsage: false };
}

function cannot(cause: string): Refusal {
  return { answer: 'cannot', cause, isByUsage: false };
}

function factsOf({ platforms }: DecisionInput, id: PlatformId): PlatformFacts | undefined {
  for (const platform of platforms) if (platform.id === id) return platform;
  return undefined;
}

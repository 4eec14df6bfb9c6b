import { listPlatformsRefusingKeys } from '../data/platforms/vendor-calls';
import { readFactsOfRoom } from '../data/rooms/room-facts';
import { isAccountHeld } from '../meetings/joining/is-account-held';
import type { RoomState } from '../meetings/room-state';
import type { DecisionStep } from '../schemas/decision';
import { listPlatforms } from '../video-platforms';
import type { PlatformId } from '../video-platforms/contract';
import { decideForRoom } from './decide-for-room';
import type { PlatformFailure } from './decision';
import { isLasting } from './is-lasting';
import { readMigrationFacts } from './read-migration-facts';

/** Where somebody who joined now would land, as far as is known without asking a vendor. */
export interface EntranceDecision {
  /** Null where no platform can take the room. */
  readonly platform: PlatformId | null;
  /** The platform that the room should be on and that refused our key; null where none did. */
  readonly refusedBy: PlatformId | null;
  /** True where the room's home can't take it and should: not where the room was moved away from there. */
  readonly isHomeMissed: boolean;
  /** The call goes on where nobody else can be let in: its platform refused our key, which every way in needs. */
  readonly isKeptShut: boolean;
  /** True where no platform can take the room and waiting is in vain. */
  readonly isLasting: boolean;
}

/**
 * Foresees what a join would find: a platform that refused our key last takes nothing now either, although nobody has
 * tried since. Keeps nothing.
 */
export async function decideForEntrance(state: RoomState): Promise<EntranceDecision> {
  const open = state.meeting && state.isInUse && isAccountHeld(state.meeting) ? state.meeting.platform : null;
  const failed = await readRefusedKeys();
  const setUp = listPlatforms().filter(({ isConfigured }) => isConfigured);
  // People in a call decide by being there: whatever else holds need not be read.
  if (open !== null && failed.size === 0 && setUp.some(({ id }) => id === state.room.platform)) {
    return { platform: open, refusedBy: null, isHomeMissed: false, isKeptShut: false, isLasting: false };
  }
  const [facts, room] = await Promise.all([readMigrationFacts(), readFactsOfRoom(state.room.id)]);
  // Nobody can be let into a call whose account is gone: whoever comes gets what the next meeting would.
  const options = { now: new Date(), asIfEmpty: state.isInUse, failed };
  const { decision } = decideForRoom(state, { ...facts, room }, options);
  const refusedBy = decision.steps.find(({ cause }) => cause === 'key-refused')?.platform ?? null;
  return {
    platform: open ?? decision.platform,
    // Who can be let into a call that goes on there is told at the join.
    refusedBy: refusedBy === open ? null : refusedBy,
    isHomeMissed: decision.platform === null || decision.steps.some((step) => isHomeRefused(step, state.room.platform)),
    isKeptShut:
      open !== null && failed.has(open) && setUp.some(({ id, capabilities }) => id === open && capabilities.guestToken),
    isLasting: open === null && decision.platform === null && isLasting(decision),
  };
}

function isHomeRefused({ step, answer, platform }: DecisionStep, home: PlatformId): boolean {
  const isRefused = answer === 'cannot' || answer === 'cannot-now';
  return isRefused && platform === home && (step === 'ROOM_PIN' || step === 'ROOM_PLATFORM');
}

async function readRefusedKeys(): Promise<ReadonlyMap<PlatformId, PlatformFailure>> {
  const setUp = listPlatforms().filter(({ isConfigured }) => isConfigured);
  const refusing = await listPlatformsRefusingKeys(setUp.map(({ id }) => id));
  return new Map(refusing.map((id) => [id, 'key-refused']));
}

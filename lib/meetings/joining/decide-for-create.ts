import { claimProbe } from '../../data/platforms/platform-breakers';
import type { SqlRunner } from '../../data/sql';
import { type DecisionWithInput, decideForRoom } from '../../migration/decide-for-room';
import type { PlatformFailure } from '../../migration/decision';
import type { MigrationFacts } from '../../migration/read-migration-facts';
import type { RoomFacts } from '../../migration/room-facts';
import type { RoomState } from '../room-state';
import { RESERVATION_LEASE_MS } from '../timing';
import { canReuseMeeting } from './reuse-meeting';

/**
 * Decides on the platform that is about to be asked for a meeting. One that was left alone after many failures and may be
 * tried again is tried by one create only; for everybody else it is still left alone.
 */
export async function decideForCreate(
  transaction: SqlRunner,
  state: RoomState,
  from: {
    facts: MigrationFacts & { readonly room: RoomFacts };
    options: { now: Date; failed: ReadonlyMap<string, PlatformFailure>; asIfEmpty: boolean };
  },
): Promise<DecisionWithInput & { readonly isProbe: boolean }> {
  const { facts, options } = from;
  const passedOver = new Map(options.failed);
  for (;;) {
    const decided = decideForRoom(state, facts, { ...options, failed: passedOver });
    const { platform } = decided.decision;
    const isHalfOpen = facts.platforms.some(({ id, isHalfOpen }) => id === platform && isHalfOpen === true);
    if (platform === null || !isHalfOpen || isServedByOpenMeeting(state, decided, options.now)) {
      return { ...decided, isProbe: false };
    }
    const claim = await claimProbe(transaction, { platform, forMs: RESERVATION_LEASE_MS });
    if (claim !== 'refused') return { ...decided, isProbe: claim === 'claimed' };
    passedOver.set(platform, 'breaker-open');
  }
}

/** Then nothing is asked of the platform. */
function isServedByOpenMeeting({ meeting, room }: RoomState, { decision }: DecisionWithInput, now: Date): boolean {
  return meeting !== null && canReuseMeeting(meeting, { decision, room, now });
}

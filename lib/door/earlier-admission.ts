import { doesGatheringGoOn, wasEndedForAllSince } from '../data/meetings/gatherings';
import { findOpenHostLinks } from '../data/rooms/host-links';
import type { SqlRunner } from '../data/sql';
import type { CallPass } from '../meetings/joining/call-pass';
import type { WaitingPerson } from './waiting-person';

/** Somebody whom the door lets through. */
export interface Admission {
  /** Their place in line, where a host let them in. */
  readonly waitingId: string | null;
  /** The host link they once came by, where nothing else lets them back in. */
  readonly hostLinkId: string | null;
}

export const LET_THROUGH: Admission = { waitingId: null, hostLinkId: null };

/** What goes on in a room: the gathering that an admission holds for. */
export interface RoomGathering {
  readonly roomId: string;
  /** Null where no meeting is live. */
  readonly liveMeetingId: string | null;
}

/**
 * Whoever was in this gathering before, by the pass that joining gave their browser, was let in then. Those whom only a
 * host link let past the door were let in for as long as that opens it, also where they come back without it.
 */
export async function findEarlierAdmission(
  runner: SqlRunner,
  gathering: RoomGathering,
  callPasses: readonly CallPass[],
): Promise<Admission | null> {
  const wasInside = (passes: readonly CallPass[]) =>
    doesGatheringGoOn(runner, { ...gathering, meetingIds: passes.map(({ meetingId }) => meetingId) });
  if (await wasInside(callPasses.filter(({ hostLinkId }) => hostLinkId === undefined))) return LET_THROUGH;
  const byLink = callPasses.filter(({ hostLinkId }) => hostLinkId !== undefined);
  if (byLink.length === 0) return null;
  const open = await findOpenHostLinks(
    byLink.flatMap(({ hostLinkId }) => hostLinkId ?? []),
    runner,
  );
  for (const pass of byLink) {
    if (pass.hostLinkId === undefined || !open.has(pass.hostLinkId)) continue;
    if (await wasInside([pass])) return { waitingId: null, hostLinkId: pass.hostLinkId };
  }
  return null;
}

/**
 * Whether what a host decided about somebody, whom they let in, still holds: it is for one gathering and no other. And
 * for the name that the host saw, which whoever asks this compares.
 */
export async function holdsAdmission(
  runner: SqlRunner,
  gathering: RoomGathering,
  person: WaitingPerson,
): Promise<boolean> {
  if (person.decidedAt && (await wasEndedForAllSince(runner, gathering.roomId, person.decidedAt))) return false;
  if (person.meetingId === null) return true;
  return doesGatheringGoOn(runner, { ...gathering, meetingIds: [person.meetingId] });
}

import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { isUuid } from '../data/is-uuid';
import { decideWaitingPeople, lockWaitingPerson } from '../data/meetings/waiting-people';
import { type SqlRunner, withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { getLog } from '../log';
import type { CallPass } from '../meetings/joining/call-pass';
import { hostActor } from '../meetings/require-host';
import type { WaitingPersonView } from '../schemas/door';
import { findHostedRoom } from './find-hosted-room';
import { publishDoorChange } from './publish-door-change';
import { ADMISSION_HOLD_MS, DENIED_FOR_MS } from './timing';
import { toWaitingPersonView } from './to-waiting-person-view';
import type { WaitingPerson } from './waiting-person';

interface DecisionRequest {
  readonly slug: string;
  readonly actor: Actor;
  readonly passes: readonly CallPass[];
  readonly decision: 'admitted' | 'denied';
}

/**
 * Lets one person in who waits, or turns them away. They come in by themselves then: no meeting is made and no platform
 * asked before. Deciding the same twice changes nothing.
 * @throws AppError room-not-found, not-signed-in, forbidden, waiting-person-not-found
 */
export async function decideWaiting(asked: DecisionRequest & { waitingId: string }): Promise<WaitingPersonView> {
  const { waitingId } = asked;
  const [person] = await decide(asked, isUuid(waitingId) ? [waitingId] : [], (transaction, roomId) =>
    lockWaitingPerson(transaction, { roomId, waitingId, userId: null }),
  );
  if (person?.state === asked.decision) return toWaitingPersonView(person);
  throw new AppError(
    'waiting-person-not-found',
    'This person doesn’t wait any more: they left, came in, or somebody else has answered them.',
  );
}

/**
 * Lets in everybody who waits.
 * @param asked.waitingIds only these of them, so that nobody comes in whom the caller hasn't seen; null for all
 * @throws AppError room-not-found, not-signed-in, forbidden
 */
export async function admitAllWaiting(
  asked: Omit<DecisionRequest, 'decision'> & { waitingIds: readonly string[] | null },
): Promise<WaitingPersonView[]> {
  const people = await decide({ ...asked, decision: 'admitted' }, asked.waitingIds, async () => null);
  return people.map(toWaitingPersonView);
}

async function decide(
  asked: DecisionRequest,
  waitingIds: readonly string[] | null,
  findDecided: (transaction: SqlRunner, roomId: string) => Promise<WaitingPerson | null>,
): Promise<WaitingPerson[]> {
  const { decision, actor } = asked;
  const { room, meeting } = await findHostedRoom({ ...asked, deed: 'let people in' });
  if (waitingIds?.length === 0) return [];
  return withTransaction(async (transaction) => {
    const people = await decideWaitingPeople(transaction, {
      roomId: room.id,
      waitingIds,
      state: decision,
      by: describeActor(hostActor(actor)),
      meetingId: meeting?.id ?? null,
      holdMs: decision === 'admitted' ? ADMISSION_HOLD_MS : DENIED_FOR_MS,
    });
    const place = { roomId: room.id, meetingId: meeting?.id ?? null };
    const [first, ...others] = people;
    if (!first) {
      const decided = await findDecided(transaction, room.id);
      return decided ? [decided] : [];
    }
    // One word to everybody in line, rather than one for each of hundreds.
    await publishDoorChange(transaction, others.length > 0 ? place : { ...place, waitingId: first.id });
    getLog().info({ event: 'door.decided', room: room.slug, decision, people: people.length }, 'Decided at the door');
    return people;
  });
}

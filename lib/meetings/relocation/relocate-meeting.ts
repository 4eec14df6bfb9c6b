import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { isAdmin, requireAdmin } from '../../access/policies';
import { recordAudit } from '../../data/audit/audit';
import { writeRelocation } from '../../data/meetings/continuations';
import type { MeetingWithRoom } from '../../data/meetings/meeting-history';
import { lockMeeting } from '../../data/meetings/meetings';
import { readFactsOfRoom } from '../../data/rooms/room-facts';
import { findRoomStateById } from '../../data/rooms/room-states';
import { type SqlRunner, withTransaction } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { publishChange } from '../../events/publish-change';
import { decideForRoom } from '../../migration/decide-for-room';
import { findMoveTarget } from '../../migration/find-destination';
import { readMigrationFacts } from '../../migration/read-migration-facts';
import { labelOfPlatform } from '../../migration/words/label-of-platform';
import type { RelocateInput } from '../../schemas/meeting';
import type { CallPass } from '../joining/call-pass';
import { isAccountHeld } from '../joining/is-account-held';
import type { Meeting } from '../meeting';
import { doesPlatformAnswer } from '../presence/does-platform-answer';
import { hostActor, requireHost } from '../require-host';
import { RELOCATE_LEAD_MS } from '../timing';
import { findMeetingWithRoom } from '../vendor-rooms/find-meeting-with-room';
import { refuseChanged } from './assert-move-target';
import { carryOutRelocation, type RelocationCause } from './carry-out-relocation';
import { recordFailedRelocation } from './record-failed-relocation';
import { scheduleRelocation } from './schedule-relocation';

/** Nobody plans a call further ahead. */
const LONGEST_PLAN_MS = 7 * 24 * 3_600_000;

interface RelocationRequest {
  readonly meetingId: string;
  readonly actor: Actor;
  readonly passes: readonly CallPass[];
}

/**
 * Moves the people of a call to where their room belongs now, at once or at a time: an administrator's choice. Where the
 * call's platform doesn't answer, a host may have it go on on another one.
 * @returns the continuation's id; the meeting's own where its move was planned for later
 * @throws AppError meeting-not-found, meeting-ended, not-signed-in, forbidden, invalid-request, nothing-to-move,
 *   next-platform-changed, no-platform
 */
export async function relocateMeeting(asked: RelocationRequest & { input: RelocateInput }): Promise<string> {
  const { meetingId, actor, input } = asked;
  const found = await findMeetingWithRoom(meetingId);
  const cause = await findCause(asked, found);
  const now = new Date();
  const at = input.at === undefined ? null : parseTime(input.at, now);
  if (at === null || at.getTime() - now.getTime() <= RELOCATE_LEAD_MS) {
    return (await moveAtOnce(asked, found, cause)).id;
  }
  requireAdmin(actor);
  if (input.platform !== undefined) await assertPlanLeadsTo(input.platform, { ...found, actor });
  await changePlan(asked, found, { at, by: describeActor(actor) });
  return meetingId;
}

async function moveAtOnce(
  { actor, input: { platform } }: RelocationRequest & { input: RelocateInput },
  { meeting }: MeetingWithRoom,
  cause: RelocationCause,
): Promise<Meeting> {
  try {
    return await carryOutRelocation({
      meeting,
      actor: hostActor(actor),
      cause,
      ...(platform === undefined ? {} : { platform }),
    });
  } catch (error) {
    if (isAdmin(actor) && error instanceof AppError && error.code === 'no-platform') {
      await recordFailedRelocation(meeting, { actor, error });
    }
    throw error;
  }
}

/** Whoever plans was shown where it leads, also while that fails. */
async function assertPlanLeadsTo(shown: string, { meeting, actor }: { meeting: Meeting; actor: Actor }): Promise<void> {
  const [state, facts, room] = await Promise.all([
    findRoomStateById(meeting.roomId),
    readMigrationFacts(),
    readFactsOfRoom(meeting.roomId),
  ]);
  if (!state) return;
  const { decision } = decideForRoom(state, { ...facts, room }, { now: new Date(), asIfEmpty: true });
  const target = findMoveTarget(decision, meeting.platform);
  if (target !== shown) throw refuseChanged(decision, { shown, actor, target });
}

/**
 * Calls a planned move off: everybody stays until they leave.
 * @throws AppError meeting-not-found, meeting-ended, not-signed-in, forbidden; nothing-to-move where the platform itself
 *   ends the room then
 */
export async function cancelRelocation(asked: Omit<RelocationRequest, 'passes'>): Promise<void> {
  requireAdmin(asked.actor);
  const found = await findMeetingWithRoom(asked.meetingId);
  await changePlan(asked, found, { at: null, by: null });
}

async function findCause(
  asked: RelocationRequest & { input: RelocateInput },
  { meeting, room }: MeetingWithRoom,
): Promise<RelocationCause> {
  const { actor, input } = asked;
  if (isAdmin(actor)) return input.elsewhere ? 'platform-fails' : 'requested';
  await requireHost({ ...asked, meetingIds: [meeting.id], room, deed: 'move this call' });
  if (!isAccountHeld(meeting)) return 'requested';
  if (!(await doesPlatformAnswer(meeting.platform))) return 'platform-fails';
  throw new AppError(
    'forbidden',
    `${labelOfPlatform(meeting.platform)} answers, so only an administrator may move this call.`,
  );
}

function parseTime(text: string, now: Date): Date {
  const at = new Date(text);
  if (at > now && at.getTime() - now.getTime() <= LONGEST_PLAN_MS) return at;
  const message = 'The time must lie in the next seven days.';
  throw new AppError('invalid-request', message, { details: { errors: [{ path: 'at', message }] } });
}

async function changePlan(
  { actor }: { actor: Actor },
  { meeting: { id }, room }: MeetingWithRoom,
  planned: { at: Date | null; by: string | null },
): Promise<void> {
  await withTransaction(async (transaction) => {
    const before = await lockMeeting(transaction, id);
    if (before?.state !== 'live') throw new AppError('meeting-ended', 'This call is over, or was moved already.');
    assertMovable(before, planned.at);
    if (before.relocateAt?.getTime() === planned.at?.getTime()) return;
    await writeRelocation(transaction, id, planned);
    if (planned.at !== null) await scheduleRelocation(transaction, id, planned.at);
    await recordPlan(transaction, { actor, before, at: planned.at });
    const { slug, id: roomId, ownerId, visibility } = room;
    const named = slug === null ? {} : { room: slug };
    await publishChange(transaction, { topic: 'meeting', ...named, roomId, ownerId, visibility, meetingId: id });
  });
}

/** A vendor's own end is not put off by wishing. */
function assertMovable({ relocateAt, relocateBy, platform }: Meeting, at: Date | null): void {
  if (relocateAt === null || relocateBy !== null || (at !== null && at < relocateAt)) return;
  throw new AppError(
    'nothing-to-move',
    `${labelOfPlatform(platform)} ends this call’s room then, so the move can’t be put off.`,
  );
}

async function recordPlan(
  transaction: SqlRunner,
  { actor, before, at }: { actor: Actor; before: Meeting; at: Date | null },
): Promise<void> {
  const { id: meetingId, relocateAt } = before;
  await recordAudit(transaction, {
    actor,
    action: at === null ? 'meeting.relocation-cancelled' : 'meeting.relocation-planned',
    subjectKind: 'room',
    subjectId: before.roomId,
    before: { meetingId, relocateAt: relocateAt?.toISOString() ?? null },
    after: { meetingId, relocateAt: at?.toISOString() ?? null },
  });
}

import { randomUUID } from 'node:crypto';
import { insertJoiningSession } from '@/lib/data/meetings/participant-sessions';
import { sql, withTransaction } from '@/lib/data/sql';
import { findStoredDeliveries } from '@/lib/data/webhooks/webhook-inbox';
import { endEmptyMeeting } from '@/lib/meetings/ending/end-empty-meeting';
import { endCheckKey, scheduleEndCheck } from '@/lib/meetings/ending/schedule-end-check';
import { RECONCILE_RULES, type ReconcileRules } from '@/lib/meetings/presence/presence-answer';
import { reconcileMeeting } from '@/lib/meetings/presence/reconcile-meeting';
import { NEVER_USED_MS } from '@/lib/meetings/timing';
import { applyDeliveries } from '@/lib/webhooks/apply-deliveries';
import { receiveWebhook } from '@/lib/webhooks/receive-webhook';
import { makeRoom } from '../support/factories';
import { makeMeeting } from '../support/make-meeting';
import { compareMeanwhile } from './compare-meanwhile';
import type { DoorEntry, History } from './history';
import { askedVendors } from './install-vendor';
import { setModelClock } from './model-clock';
import type { ModelVendor, RawDelivery } from './model-vendor';
import { type ArrivedDelivery, distort, isLossy, type Noise } from './noise';
import { signsOf, tellSign, tellStillThere } from './page-signs';
import { GRACE_MS, QUIET_MS } from './timing';
import { isLateReconnect, isToldTwice } from './told-otherwise';

const LONG_AGO = new Date(0);
/** The vendor is asked at least so often. */
const POLL_MS = 240_000;
/** An answer of a vendor that counts is no older than this. */
const COUNT_LAG_MS = 10_000;
/** A meeting that is empty when it is quiet is over by then. */
const OVER_MS = GRACE_MS + 10 * 60_000;

/** One meeting of a room, as it really was. */
export interface Chapter {
  readonly history: History;
  readonly base: number;
}

/** What became of one meeting here. */
export interface Outcome {
  readonly meetingId: string;
  /** What never came, and what came so late that somebody's page had to stand in for it. */
  readonly lost: readonly RawDelivery[];
  /** What was wrong while it went on. */
  readonly problems: string[];
}

interface Step {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/** What all steps of one room share. */
interface Playing {
  readonly vendor: ModelVendor;
  readonly noise: Noise;
  readonly rules: ReconcileRules;
  readonly roomId: string;
}

/**
 * Plays the meetings of one room through what really runs: the door, pages' signs, webhooks verified, stored, read and
 * applied, the vendor asked who is in, and looks whether a meeting is over at the times for which they were arranged, in
 * the order in which all of it comes.
 */
export async function runHistory(
  vendor: ModelVendor,
  chapters: readonly Chapter[],
  noise: Noise,
  rules: ReconcileRules = RECONCILE_RULES,
): Promise<readonly Outcome[]> {
  await setModelClock(chapters[0]?.base ?? Date.now());
  // Those of rooms that were played before: nobody works on them.
  await sql.query({ text: 'DELETE FROM graphile_worker._private_jobs' });
  const room = await makeRoom({ platform: vendor.definition.id, graceSeconds: GRACE_MS / 1_000 });
  const playing = { vendor, noise, rules, roomId: room.id };
  const played = chapters.map((chapter, index) => planChapter(playing, chapter, chapters[index + 1] ?? null));
  const meetings = new Map(played.map((chapter) => [endCheckKey(chapter.outcome.meetingId), chapter]));
  const steps = played.flatMap((chapter) => chapter.steps).sort((one, other) => one.at - other.at);
  for (const step of steps) {
    await goOn(playing, meetings, step.at);
    await step.run();
  }
  return played.map(({ outcome }) => outcome);
}

interface PlannedChapter {
  readonly history: History;
  readonly roomName: string;
  /** From when on the vendor doesn't find the room any more; infinite where it always does. */
  readonly hiddenAt: number;
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
}

function planChapter(playing: Playing, { history, base }: Chapter, next: Chapter | null): PlannedChapter {
  const { vendor, noise, rules } = playing;
  const meetingId = randomUUID();
  const roomName = `model${meetingId.replaceAll('-', '')}`;
  const quietAt = history.endsAt + QUIET_MS;
  const told = vendor.tell(history, roomName);
  const mayLose = (delivery: RawDelivery) =>
    isLossy(noise, vendor.habits) && (vendor.listsEverybody || isToldTwice(delivery, told));
  const lateUntil = noise.isEndLate && next ? (next.history.happenings[0]?.at ?? next.base) + 1_000 : null;
  const { arrived, lost } = distort(told, noise, mayLose, lateUntil);
  const late = vendor.listsEverybody ? [] : told.filter((delivery) => isLateReconnect(delivery, history, arrived));
  const applied = new Set<RawDelivery>();
  const problems: string[] = [];
  const hiddenAt =
    vendor.habits.hidesPastEnd && noise.hiddenAfterMs !== null ? base + noise.hiddenAfterMs : Number.POSITIVE_INFINITY;
  const page = { vendor, history, noise };

  const poll = async (when: { at: number; lag: number; isDown: boolean }) => {
    await tellStillThere(page, meetingId, when.at, rules);
    askedVendors.set(vendor.definition.id, { roomName, history, isHidden: when.at >= hiddenAt, ...when });
    await sql.query({ text: 'UPDATE meetings SET reconciled_at = NULL WHERE id = $1', values: [meetingId] });
    await reconcileMeeting(meetingId, { now: () => new Date(when.at), rules, listeningSince: LONG_AGO });
    askedVendors.delete(vendor.definition.id);
  };
  // Whoever has no page of ours is found by that alone, where their coming was lost. Once more after the last deed, as the
  // answer of the moment may still be too old to speak of it.
  const count = vendor.listsEverybody ? Math.floor((history.endsAt - base) / POLL_MS) + 2 : 0;
  const regular = Array.from({ length: count }, (_, index) => ({
    at: base + (index + 1) * POLL_MS,
    lag: noise.lastLag,
    isDown: false,
  }));
  const { length } = history.happenings;
  const chosen = noise.polls.flatMap(({ happening, afterMs, lag, isDown }) => {
    const since = history.happenings[length === 0 ? 0 : happening % length];
    return since ? [{ at: since.at + afterMs, lag, isDown }] : [];
  });
  const steps: Step[] = [
    {
      at: base,
      run: async () => {
        problems.push(...(await openMeeting(playing, meetingId, { roomName, base, hiddenAt })));
      },
    },
    ...history.entries.map((entry) => ({
      at: entry.doorAt,
      run: async () => {
        if (!(await openDoor(meetingId, entry))) problems.push(`the meeting was over when ${entry.name} came`);
      },
    })),
    ...history.entries
      .flatMap((entry) => signsOf(page, entry))
      .map((sign) => ({ at: sign.at, run: () => tellSign(meetingId, sign, rules) })),
    ...arrived.map((delivery) => ({ at: delivery.arrivesAt, run: () => store(vendor, delivery) })),
    ...arrived.map((delivery) => ({
      at: delivery.appliedAt,
      run: async () => {
        if (await apply(delivery, rules)) applied.add(delivery.delivery);
      },
    })),
    ...chosen.map((when) => ({
      at: when.at,
      run: async () => {
        await poll(when);
        const isSaidEmpty = vendor.habits.countsPeople && !when.isDown && isEmptyFor(history, when.at);
        problems.push(...(await compareMeanwhile(history, meetingId, { at: when.at, applied, late, isSaidEmpty })));
      },
    })),
    ...regular.map((when) => ({ at: when.at, run: () => poll(when) })),
    { at: quietAt, run: () => poll({ at: quietAt, lag: noise.lastLag, isDown: false }) },
    ...(history.connections.some(({ to }) => to === null)
      ? []
      : [{ at: quietAt + OVER_MS, run: async () => undefined }]),
  ];
  return { history, roomName, hiddenAt, steps, outcome: { meetingId, lost: [...lost, ...late], problems } };
}

/** Whether nobody has been in for longer than a vendor that counts may lag. */
function isEmptyFor({ connections }: History, at: number): boolean {
  return connections.every(({ from, to }) => from > at || (to !== null && to <= at - COUNT_LAG_MS));
}

/** The room's next meeting: the one before is over by now. */
async function openMeeting(
  { vendor, roomId }: Playing,
  meetingId: string,
  { roomName, base, hiddenAt }: { roomName: string; base: number; hiddenAt: number },
): Promise<string[]> {
  const open = await sql.query({
    text: `UPDATE meetings SET state = 'ended' WHERE room_id = $1 AND state <> 'ended' RETURNING id`,
    values: [roomId],
  });
  await makeMeeting(roomId, { id: meetingId, platform: vendor.definition.id });
  await sql.query({
    text: 'UPDATE meetings SET vendor_room_name = $2, vendor_end_date = $3 WHERE id = $1',
    values: [meetingId, roomName, Number.isFinite(hiddenAt) ? new Date(hiddenAt) : null],
  });
  await scheduleEndCheck(sql, meetingId, new Date(base + NEVER_USED_MS));
  return open.length > 0 ? ['the meeting before is not over'] : [];
}

/** Goes on to a moment, and looks whether meetings are over each time that this was arranged, as the worker would. */
async function goOn(
  { vendor, noise, rules }: Playing,
  meetings: ReadonlyMap<string, PlannedChapter>,
  until: number,
): Promise<void> {
  for (;;) {
    const [due] = await sql.query<{ key: string; run_at: Date }>({
      name: 'take-model-appointment',
      text: `DELETE FROM graphile_worker._private_jobs WHERE id = (
               SELECT id FROM graphile_worker._private_jobs WHERE key = ANY($1) AND run_at < $2 ORDER BY run_at LIMIT 1)
             RETURNING key, run_at`,
      values: [[...meetings.keys()], new Date(until)],
    });
    const meeting = due && meetings.get(due.key);
    if (!due || !meeting) break;
    const { history, roomName, hiddenAt } = meeting;
    const { meetingId } = meeting.outcome;
    const at = Math.max(due.run_at.getTime(), Date.now());
    await setModelClock(at);
    await tellStillThere({ vendor, noise, history }, meetingId, at, rules);
    const asked = { roomName, history, at, lag: noise.lastLag, isDown: false, isHidden: at >= hiddenAt };
    askedVendors.set(vendor.definition.id, asked);
    await endEmptyMeeting(meetingId, rules);
    askedVendors.delete(vendor.definition.id);
  }
  await setModelClock(until);
}

/** False where the meeting is over. */
async function openDoor(meetingId: string, { participantId, name, hasPage, isHost }: DoorEntry): Promise<boolean> {
  // Whoever has no page of ours came by the vendor's own means, with an id that says nothing here.
  if (!hasPage) return true;
  return insertJoiningSession({
    id: participantId,
    participantId,
    meetingId,
    userId: null,
    displayName: name,
    role: isHost ? 'host' : 'guest',
    recordingConsent: null,
    hostLinkId: null,
    accountId: null,
    earlierSessionIds: [],
  });
}

/** Which row a delivery became; null where it was a repetition of one that was there. */
const stored = new WeakMap<ArrivedDelivery, string | null>();

async function store(vendor: ModelVendor, arrived: ArrivedDelivery): Promise<void> {
  const { path, body } = arrived.delivery;
  const mark = randomUUID();
  await receiveWebhook({
    platform: vendor.definition.id,
    path,
    rawBody: Buffer.from(body),
    headers: { ...vendor.sign(body, arrived.arrivesAt), 'x-model': mark },
    now: new Date(arrived.arrivesAt),
  });
  const [row] = await sql.query<{ id: string }>({
    name: 'find-model-delivery',
    text: `SELECT id FROM webhook_deliveries
            WHERE received_at > now() - interval '10 seconds' AND headers->>'x-model' = $1`,
    values: [mark],
  });
  stored.set(arrived, row?.id ?? null);
}

/** False for a repetition that was not stored. */
async function apply(arrived: ArrivedDelivery, rules: ReconcileRules): Promise<boolean> {
  const id = stored.get(arrived);
  if (!id) return false;
  await withTransaction(async (transaction) => {
    await applyDeliveries(transaction, await findStoredDeliveries(transaction, [id]), rules);
  });
  return true;
}

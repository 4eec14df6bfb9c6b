import { PEOPLE_COUNT } from '@/lib/data/rooms/room-states';
import { sql } from '@/lib/data/sql';
import type { History } from './history';
import type { ModelVendor } from './model-vendor';
import type { Outcome } from './run-history';
import { type TruePerson, truePeopleOf } from './true-people';

interface FoundPerson {
  readonly isIn: boolean;
  readonly name: string | null;
  readonly joinedAt: number | null;
  readonly leftAt: number | null;
}

/** Shorter visits may have been told of by events alone: a page's first sign comes half a second after it is in. */
const SHORT_MS = 1_000;

/** What is wrong here about a history, in sentences; empty where everything is as it really was. */
export async function compareWithTruth(
  vendor: ModelVendor,
  history: History,
  { lost, meetingId, problems: early }: Outcome,
): Promise<readonly string[]> {
  const problems: string[] = [...early];
  const people = truePeopleOf(history);
  const found = await findPeople(meetingId);
  const lostOf = (person: TruePerson) =>
    lost.filter(({ connection }) => connection && person.connections.includes(connection));

  for (const person of people) {
    const here = [...found].find(([key]) => key.includes(person.key))?.[1];
    const missed = lostOf(person);
    const isTouched = missed.length > 0;
    const isShort = person.to !== null && person.to - person.from < SHORT_MS;
    const who = `${person.name ?? 'somebody'} (${person.key.slice(0, 8)})`;
    if ((here?.isIn ?? false) !== (person.to === null)) {
      problems.push(`${who} is ${person.to === null ? 'in' : 'out'} and shown ${here?.isIn ? 'in' : 'out'}`);
      continue;
    }
    if (!here || here.joinedAt === null) {
      const isUntold = isTouched && (isShort || !person.hasPage);
      if (!isUntold) problems.push(`${who} was in and is not in the history`);
      continue;
    }
    if (person.hasPage && here.name !== person.name) problems.push(`${who} is called ${here.name}`);
    if (isTouched && (isShort || !person.hasPage)) continue;
    const allowedMs = isTouched ? vendor.tolerance.mendedMs : vendor.tolerance.exactMs;
    problems.push(...differ(`${who} came`, here.joinedAt, person.from, allowedMs));
    // Of whom neither a page nor an event tells, it is only known when they were last listed; and a page is not believed
    // against the "left" of one of several connections where the vendor lists everybody.
    const isGuess =
      isTouched && (person.hasSaidFalseGoodbye || (vendor.listsEverybody && person.connections.length > 1));
    if (person.to !== null && !isGuess) {
      const untilNextMs = isTouched && person.connections.length > 1 ? untilNextConference(history, person.to) : 0;
      problems.push(...differ(`${who} left`, here.leftAt, person.to, Math.max(allowedMs, untilNextMs)));
    }
  }
  if (found.size > people.length) problems.push(`${found.size} people are in the history of ${people.length}`);
  problems.push(...(await compareMeeting(vendor, people, lost.length > 0, meetingId)));
  return problems;
}

/**
 * Where nothing told that one of several connections had ended, not even the end of its conference, the beginning of the
 * next one does.
 */
function untilNextConference({ happenings }: History, moment: number): number {
  const next = happenings.find(({ kind, at }) => kind === 'created' && at > moment);
  return next ? next.at - moment : 0;
}

function differ(what: string, here: number | null, truth: number, allowedMs: number): string[] {
  if (here !== null && Math.abs(here - truth) <= allowedMs) return [];
  return [`${what} ${here === null ? 'never' : `${here - truth} ms`} off (${allowedMs} allowed)`];
}

async function findPeople(meetingId: string): Promise<ReadonlyMap<string, FoundPerson>> {
  const rows = await sql.query<{
    key: string;
    is_in: boolean;
    name: string | null;
    joined_at: Date | null;
    left_at: Date | null;
  }>({
    name: 'model-people',
    text: `SELECT coalesce(participant_id::text, vendor_session_id) AS key, bool_or(state = 'open') AS is_in,
                  max(display_name) AS name, min(joined_at) AS joined_at, max(left_at) AS left_at
             FROM participant_sessions WHERE meeting_id = $1 AND NOT is_bot GROUP BY 1`,
    values: [meetingId],
  });
  return new Map(
    rows.map(({ key, is_in: isIn, name, joined_at: joinedAt, left_at: leftAt }) => [
      key,
      { isIn, name, joinedAt: joinedAt?.getTime() ?? null, leftAt: leftAt?.getTime() ?? null },
    ]),
  );
}

async function compareMeeting(
  vendor: ModelVendor,
  people: readonly TruePerson[],
  isTouched: boolean,
  meetingId: string,
): Promise<string[]> {
  const [meeting] = await sql.query<{
    state: string;
    people: number;
    started_at: Date | null;
    peak_people: number;
    person_seconds: number | null;
  }>({
    name: 'model-meeting',
    text: `SELECT m.state, m.started_at, m.peak_people, m.person_seconds,
                  (SELECT ${PEOPLE_COUNT} FROM participant_sessions s WHERE s.meeting_id = m.id)::int AS people
             FROM meetings m WHERE m.id = $1`,
    values: [meetingId],
  });
  if (!meeting) return ['the meeting is gone'];
  const problems: string[] = [];
  const isIn = people.filter(({ to }) => to === null).length;
  if (meeting.people !== isIn) problems.push(`${isIn} people are in and ${meeting.people} are shown`);
  const state = isIn > 0 ? 'live' : people.length > 0 ? 'ended' : meeting.state;
  if (meeting.state !== state) problems.push(`the meeting is ${state} and shown ${meeting.state}`);
  if (isTouched || people.length === 0) return problems;

  const { exactMs } = vendor.tolerance;
  const began = Math.min(...people.map(({ from }) => from));
  problems.push(...differ('the meeting began', meeting.started_at?.getTime() ?? null, began, exactMs));
  if (meeting.state !== 'ended') return problems;
  const [least, most] = [mostAtOnce(people, exactMs), mostAtOnce(people, -exactMs)];
  if (meeting.peak_people < least || meeting.peak_people > most)
    problems.push(`${least} to ${most} people were in at once and ${meeting.peak_people} are shown`);
  const spent = people.reduce((sum, { from, to }) => sum + ((to ?? from) - from), 0) / 1_000;
  // Each connection's two ends may be off; and seconds are rounded.
  const slack =
    people.reduce((sum, { connections }) => sum + connections.length, 0) * ((2 * exactMs) / 1_000 + 0.1) + 1;
  if (Math.abs((meeting.person_seconds ?? -1e9) - spent) > slack)
    problems.push(`people spent ${spent} s and ${meeting.person_seconds} s are shown`);
  return problems;
}

/** The most people at once, with everybody's stay shortened at both ends (or lengthened, below 0). */
function mostAtOnce(people: readonly TruePerson[], byMs: number): number {
  const steps = people.flatMap(({ from, to }) => {
    const [start, end] = [from + byMs, (to ?? Number.POSITIVE_INFINITY) - byMs];
    return start < end ? [[start, 1] as const, [end, -1] as const] : [];
  });
  let now = 0;
  let most = 0;
  for (const [, step] of steps.sort(([at, step], [other, otherStep]) => at - other || step - otherStep)) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}

import { sql } from '@/lib/data/sql';
import { NEVER_USED_MS } from '@/lib/meetings/timing';
import type { ModelVendor } from './model-vendor';
import type { Noise } from './noise';
import type { Chapter, Outcome } from './run-history';
import { GRACE_MS, LATEST_MS, QUIET_MS } from './timing';
import { type TruePerson, truePeopleOf } from './true-people';

/** Appointments are kept on time; between a silence and the next look at it lie up to two minutes. */
const LOOKS_MS = 120_000;
/** Signs follow what they tell of by so much. */
const SIGN_MS = 1_000;

/** What is wrong about when a meeting ended: a grace period after the last one left, and not before. */
export async function compareEnding(
  vendor: ModelVendor,
  { history, base }: Chapter,
  { meetingId, lost }: Outcome,
  noise: Noise,
): Promise<string[]> {
  const people = truePeopleOf(history);
  if (people.some(({ to }) => to === null)) return [];
  const [meeting] = await sql.query<{ ended_at: Date | null; end_reason: string | null }>({
    name: 'model-ending',
    text: 'SELECT ended_at, end_reason FROM meetings WHERE id = $1',
    values: [meetingId],
  });
  if (!meeting?.ended_at) return ['the meeting is over and has no end'];
  const endedAt = meeting.ended_at.getTime();
  const isUnknown = lost.length > 0 && meeting.end_reason === 'never-used';
  if (people.length === 0 || isUnknown) {
    const off = endedAt - base - NEVER_USED_MS;
    return Math.abs(off) <= SIGN_MS || isUnknown ? [] : [`nobody came, and the meeting ended ${off} ms off`];
  }
  const slackMs = vendor.tolerance.exactMs + SIGN_MS;
  const last = Math.max(...people.map(({ to }) => to ?? 0));
  const isExact = noise.isPrompt && lost.length === 0 && people.every(isPlain);
  const earliest = Math.max(...people.map((person) => surelyInUntil(person, lost.length > 0, isExact)));
  // The vendor may be asked for the first time when all is quiet, after deeds that came to nothing.
  const latest = lost.length > 0 ? history.endsAt + QUIET_MS + LOOKS_MS : last + (isExact ? 0 : LATEST_MS + LOOKS_MS);
  if (endedAt < earliest + GRACE_MS - slackMs)
    return [`the meeting ended ${earliest + GRACE_MS - endedAt} ms before its grace was over`];
  if (endedAt > latest + GRACE_MS + slackMs)
    return [`the meeting ended ${endedAt - latest - GRACE_MS} ms after its grace was over`];
  return [];
}

/** Until when nobody can take somebody for gone, whatever comes late. */
function surelyInUntil(person: TruePerson, isTouched: boolean, isExact: boolean): number {
  const to = person.to ?? 0;
  const isLong = to - person.from > 2 * SIGN_MS;
  if (isExact || (person.hasPage && isPlain(person) && isLong)) return to;
  // Gone before their page could say that they are in: what the vendor tells of it may come when the meeting is over.
  const isUnheard = person.hasPage && !isLong;
  return isTouched || isUnheard ? 0 : to - LATEST_MS;
}

/** Somebody of whom nothing was told that isn't true, by one connection alone. */
function isPlain({ hasSaidFalseGoodbye, connections }: TruePerson): boolean {
  return !hasSaidFalseGoodbye && connections.length === 1;
}

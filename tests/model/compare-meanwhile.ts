import { sql } from '@/lib/data/sql';
import type { Connection, History } from './history';
import type { RawDelivery } from './model-vendor';
import { type TruePerson, truePeopleOf } from './true-people';

/** Away and back within so long, a connection's leave and coming are of the same second. */
const BLINK_MS = 2_000;

/**
 * What is wrong right after the vendor was asked, while webhooks are still on their way: whoever came and is in must be
 * shown once that was told, and whoever left must not be any more. Where the vendor's answer says that nobody is in
 * (`isSaidEmpty`), it is believed against events that never came.
 */
export async function compareMeanwhile(
  history: History,
  meetingId: string,
  asked: { at: number; applied: ReadonlySet<RawDelivery>; late: readonly RawDelivery[]; isSaidEmpty: boolean },
): Promise<string[]> {
  const { at, applied, late, isSaidEmpty } = asked;
  const rows = await sql.query<{ key: string; is_told: boolean }>({
    name: 'model-people-meanwhile',
    text: `SELECT coalesce(participant_id::text, vendor_session_id) AS key, vendor_session_id IS NOT NULL AS is_told
             FROM participant_sessions
            WHERE meeting_id = $1 AND NOT is_bot AND state = 'open'`,
    values: [meetingId],
  });
  const isTold = (connection: Connection, moment: number | null) =>
    [...applied].some((delivery) => delivery.connection === connection && delivery.at === moment);
  // Of whom its events have not told yet, only their page says that they are in.
  const told = rows.filter(({ is_told }) => is_told).length;
  if (isSaidEmpty && told > 0) {
    return [`${told} people are shown in, although the vendor was asked and said that nobody is`];
  }
  return truePeopleOf(history).flatMap((person): string[] => {
    const known = person.connections.filter(({ from }) => from <= at);
    const inside = known.find(({ to }) => to === null || to > at);
    const isShown = rows.some(({ key }) => key.includes(person.key));
    const who = `${person.name ?? 'somebody'} (${person.key.slice(0, 8)})`;
    if (inside) {
      const isClear = isTold(inside, inside.from) && !isAmbiguous(person);
      return isClear && !isShown ? [`${who} is in and, when the vendor is asked, shown out`] : [];
    }
    const isPuzzling = late.some(({ connection }) => connection !== null && person.connections.includes(connection));
    if (isPuzzling) return [];
    const hasAllLeft = known.length > 0 && known.every((connection) => isTold(connection, connection.to));
    return hasAllLeft && isShown ? [`${who} has left and, when the vendor is asked, is shown in`] : [];
  });
}

/** A page that said goodbye too early, or a connection that came back before the second was over. */
function isAmbiguous({ hasSaidFalseGoodbye, connections }: TruePerson): boolean {
  const inMainRoom = connections.filter(({ breakout }) => breakout === null);
  const hasBlinked = inMainRoom.some(({ address, from }) =>
    inMainRoom.some(({ address: other, to }) => other === address && to !== null && Math.abs(from - to) < BLINK_MS),
  );
  return hasSaidFalseGoodbye || hasBlinked;
}

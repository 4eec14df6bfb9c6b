/** Times as an administrator reads them: short where they are near, whole where they are far. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A length of time in the two largest units that matter: `40 s`, `12 min`, `3 h 05 min`, `2 days`. */
export function describeDuration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE_MS) return `${Math.floor(length / 1000)} s`;
  if (length < HOUR_MS) return `${Math.floor(length / MINUTE_MS)} min`;
  if (length < DAY_MS) {
    const minutes = Math.floor((length % HOUR_MS) / MINUTE_MS);
    return `${Math.floor(length / HOUR_MS)} h ${String(minutes).padStart(2, '0')} min`;
  }
  const days = Math.floor(length / DAY_MS);
  return days === 1 ? '1 day' : `${days} days`;
}

/** How long ago, or how far ahead: `just now`, `12 min ago`, `in 3 h 05 min`. */
export function describeDistance(at: Date, now: Date): string {
  const distance = now.getTime() - at.getTime();
  if (Math.abs(distance) < MINUTE_MS) return distance >= 0 ? 'just now' : 'in a moment';
  // What is to come is rounded up: something that was just set to 30 days must not read "in 29 days".
  return distance > 0 ? `${describeDuration(distance)} ago` : `in ${describeDuration(MINUTE_MS - 1 - distance)}`;
}

/**
 * A moment on the reader's own clock: `09:02` today, `23 Nov 09:02` this year, `23 Nov 2025 09:02` before.
 * @param timeZone left out means the reader's
 */
export function describeMoment(at: Date, now: Date, timeZone?: string): string {
  return writeMoment({ at, now, timeZone, clock: { hour: '2-digit', minute: '2-digit' } });
}

/** The same with its date also where that is today's, for spans whose other end is on another day. */
export function describeDatedMoment(at: Date, now: Date, timeZone?: string): string {
  return writeMoment({ at, now, timeZone, clock: { hour: '2-digit', minute: '2-digit' }, isDated: true });
}

/** The same to the second, `09:02:07`, for lists in which many things happen within one minute. */
export function describeSecond(at: Date, now: Date, timeZone?: string): string {
  return writeMoment({ at, now, timeZone, clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' } });
}

function writeMoment({
  at,
  now,
  timeZone,
  clock,
  isDated = false,
}: {
  at: Date;
  now: Date;
  timeZone: string | undefined;
  clock: Intl.DateTimeFormatOptions;
  isDated?: boolean;
}): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const part = (options: Intl.DateTimeFormatOptions, date = at) =>
    new Intl.DateTimeFormat('en-GB', { ...options, ...zone }).format(date);
  const time = part(clock);
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  if (!isDated && part(day) === part(day, now)) return time;
  const isThisYear = part({ year: 'numeric' }) === part({ year: 'numeric' }, now);
  return `${part(isThisYear ? { day: 'numeric', month: 'short' } : day)} ${time}`;
}

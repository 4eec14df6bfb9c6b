export interface PointBudget {
  /** The headers that every answer carries, and how long to wait where the points don't suffice. */
  take(points: number): { readonly headers: Readonly<Record<string, string>>; readonly msLeft: number | null };
}

const MINUTE_MS = 60_000;

/** So many points a minute for the whole organisation, whichever key spends them. */
export function makePointBudget(pointsPerMinute: number, now: () => Date): PointBudget {
  let windowStart = 0;
  let spent = 0;
  return {
    take: (points) => {
      const time = now().getTime();
      if (time - windowStart >= MINUTE_MS || time < windowStart) {
        windowStart = time;
        spent = 0;
      }
      const isTooMuch = spent + points > pointsPerMinute;
      if (!isTooMuch) spent += points;
      const msLeft = windowStart + MINUTE_MS - time;
      const headers = {
        'x-ratelimit-limit': String(pointsPerMinute),
        'x-ratelimit-remaining': String(pointsPerMinute - spent),
        'x-ratelimit-reset': new Date(windowStart + MINUTE_MS).toUTCString(),
        ...(isTooMuch ? { 'retry-after': String(Math.ceil(msLeft / 1_000)) } : {}),
      };
      return { headers, msLeft: isTooMuch ? msLeft : null };
    },
  };
}

/** What a request costs by the OpenAPI document: 1 to read, 2 to delete, 3 to write. */
export function pointsOf(method: string): number {
  if (method === 'GET') return 1;
  return method === 'DELETE' ? 2 : 3;
}

import type { Figure, FigureLine } from './figure';
import { seedRooms } from './seed-rooms';
import { startBenchAppWithDatabase } from './start-bench-app';
import { median, percentile } from './statistics';

const ROOMS = 10_000;
const MEETINGS = 200_000;
const REQUESTS = 100;
const AIM_MS = 300;
const API_KEY = 'pb_only-for-measuring-0123456789abcdef';

/** Real platforms, as far as decisions are concerned: nothing is asked of them. */
const SETTINGS = {
  PATCHBAY_API_KEY: API_KEY,
  PATCHBAY_ROLE: 'web',
  WHEREBY_API_KEY: 'only-for-measuring',
  DAILY_API_KEY: 'only-for-measuring',
  DAILY_SUBDOMAIN: 'measuring',
};

/** First pages: as it opens, in orders that look at every room, and by what is decided for every room. */
const PAGES = {
  'as it opens': '',
  'by the latest meeting': '&sort=recent',
  'by people, with a call': '&sort=people&live=true',
  'next on Daily': '&next=daily',
  'taken by a wave, by the latest meeting': '&reason=WAVE&sort=recent',
} as const;

/** The first page of `/admin/rooms`, asked for by one administrator, set against an empty route handler. */
export const roomsFigure: Figure = {
  name: 'rooms',
  async measure() {
    const { origin, client, stop } = await startBenchAppWithDatabase(SETTINGS);
    try {
      await seedRooms(client, { rooms: ROOMS, meetings: MEETINGS });
      const lines: FigureLine[] = [];
      for (const [what, query] of Object.entries(PAGES)) {
        lines.push(
          ...(await measurePage(what, `${origin}/api/v1/admin/rooms?limit=50${query}`, `${origin}/api/health/live`)),
        );
      }
      return lines;
    } finally {
      await stop();
    }
  },
};

async function measurePage(what: string, page: string, empty: string): Promise<FigureLine[]> {
  const times: number[] = [];
  const ratios: number[] = [];
  await time(page);
  for (let request = 0; request < REQUESTS; request += 1) {
    const forEmpty = await time(empty);
    const forPage = await time(page);
    times.push(forPage);
    ratios.push(forPage / forEmpty);
  }
  const p95 = percentile(times, 0.95);
  return [
    {
      what: `/admin/rooms ${what}, p95`,
      value: `${Math.round(p95)} ms (median ${Math.round(median(times))} ms)`,
      aim: { text: `below ${AIM_MS} ms`, isMet: p95 < AIM_MS },
    },
    { what: '  as a multiple of an empty request', value: median(ratios).toFixed(1), aim: null },
  ];
}

async function time(url: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${API_KEY}` } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} was answered ${answer.status}: ${text}`);
  return performance.now() - startedAt;
}

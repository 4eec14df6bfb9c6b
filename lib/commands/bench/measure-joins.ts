import type { Figure } from './figure';
import { measureRate } from './measure-rate';
import { startBenchApp } from './start-bench-app';
import { median, summarise } from './statistics';

// Many short ones, so that a pause of the machine falls on both alike.
const ROUNDS = 9;
const SECONDS = 2;
const AIM = 0.5;

/**
 * Joins of an open meeting, set against the empty route handler of the same address (what answers OPTIONS there, with
 * 204 and nothing else), sent the same headers and body: what differs is what a join does. Beside it, without an aim,
 * stands the cheapest answer there is, a GET that brings nothing: much of that distance is what the framework takes for
 * a body to be read and one to be sent, whoever handles it.
 */
export const joinsFigure: Figure = {
  name: 'joins',
  async measure() {
    const { origin, stop } = await startBenchApp();
    try {
      const join = joinRequest(origin);
      const requests = {
        join,
        empty: { ...join, method: 'OPTIONS' as const },
        bare: { url: `${origin}/api/health/live` },
      };
      // The first join makes the meeting; what is measured is joining one that is open.
      await postJoin(join);
      const rates = { join: [] as number[], empty: [] as number[], bare: [] as number[] };
      const kinds = ['bare', 'empty', 'join'] as const;
      for (const kind of kinds) await measureRate({ ...requests[kind], seconds: SECONDS });
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const kind of kinds) rates[kind].push((await measureRate({ ...requests[kind], seconds: SECONDS })).rate);
      }
      const ratio = compareRates(rates.join, rates.empty);
      return [
        { what: 'empty route handler', value: `${summarise(rates.empty)} requests/s`, aim: null },
        { what: 'join, open meeting', value: `${summarise(rates.join)} joins/s`, aim: null },
        { what: 'ratio', value: ratio.toFixed(2), aim: { text: 'at least 0.50', isMet: ratio >= AIM } },
        { what: 'GET without a body', value: `${summarise(rates.bare)} requests/s`, aim: null },
        { what: 'ratio to that', value: compareRates(rates.join, rates.bare).toFixed(2), aim: null },
      ];
    } finally {
      await stop();
    }
  },
};

/** The middle one of the ratios of each round. */
function compareRates(some: readonly number[], others: readonly number[]): number {
  return median(some.map((rate, index) => rate / (others[index] ?? Number.NaN)));
}

async function postJoin({ url, ...request }: ReturnType<typeof joinRequest>): Promise<void> {
  const answer = await fetch(url, request);
  if (!answer.ok) throw new Error(`The first join was answered ${answer.status}: ${await answer.text()}`);
}

function joinRequest(origin: string) {
  return {
    url: `${origin}/api/v1/rooms/standup/join`,
    method: 'POST' as const,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ displayName: 'Ada' }),
  };
}

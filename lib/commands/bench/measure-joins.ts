import type { Figure } from './figure';
import { measureRate } from './measure-rate';
import { startBenchApp } from './start-bench-app';
import { median, summarise } from './statistics';

// Many short ones, so that a pause of the machine falls on both alike.
const ROUNDS = 9;
const SECONDS = 2;
const AIM = 0.5;

/** Joins of an open meeting, set against an empty route handler. */
export const joinsFigure: Figure = {
  name: 'joins',
  async measure() {
    const { origin, stop } = await startBenchApp();
    try {
      // The first join makes the meeting; what is measured is joining one that is open.
      await postJoin(origin);
      const empty: number[] = [];
      const joins: number[] = [];
      await measureRate({ url: `${origin}/api/health/live`, seconds: SECONDS });
      await measureJoins(origin);
      for (let round = 0; round < ROUNDS; round += 1) {
        empty.push((await measureRate({ url: `${origin}/api/health/live`, seconds: SECONDS })).rate);
        joins.push(await measureJoins(origin));
      }
      const ratio = median(joins.map((rate, index) => rate / (empty[index] ?? Number.NaN)));
      return [
        { what: 'empty route handler', value: `${summarise(empty)} requests/s`, aim: null },
        { what: 'join, open meeting', value: `${summarise(joins)} joins/s`, aim: null },
        { what: 'ratio', value: ratio.toFixed(2), aim: { text: 'at least 0.50', isMet: ratio >= AIM } },
      ];
    } finally {
      await stop();
    }
  },
};

async function measureJoins(origin: string): Promise<number> {
  return (await measureRate({ ...joinRequest(origin), seconds: SECONDS })).rate;
}

async function postJoin(origin: string): Promise<void> {
  const { url, ...request } = joinRequest(origin);
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

import { randomUUID } from 'node:crypto';
import type { Figure } from './figure';
import { makeJaasSettings, signJaasBody, writeJaasBody } from './jaas-deliveries';
import { makeLiveMeetings } from './make-live-meetings';
import { measureRate } from './measure-rate';
import { startBenchAppWithDatabase } from './start-bench-app';
import { median, percentile, summarise } from './statistics';

// Many short ones, so that a pause of the machine falls on both alike.
const ROUNDS = 9;
const SECONDS = 2;
const MEETINGS = 1_000;
const RATIO = 0.5;
const HALF_LOAD_SECONDS = 20;
const LONGEST_TAIL = 10;

/** Webhook deliveries taken, set against an empty route handler, while the same process applies them. */
export const acknowledgementsFigure: Figure = {
  name: 'acknowledgements',
  async measure() {
    const { origin, client, stop } = await startBenchAppWithDatabase(makeJaasSettings());
    try {
      const rooms = await makeLiveMeetings(client, 'jaas', MEETINGS);
      const request = { url: `${origin}/api/webhooks/jaas`, method: 'POST' as const, make: makeSender(rooms) };
      const emptyUrl = `${origin}/api/health/live`;
      const empty: number[] = [];
      const taken: number[] = [];
      await measureRate({ url: emptyUrl, seconds: SECONDS });
      await measureRate({ ...request, seconds: SECONDS });
      for (let round = 0; round < ROUNDS; round += 1) {
        empty.push((await measureRate({ url: emptyUrl, seconds: SECONDS })).rate);
        taken.push((await measureRate({ ...request, seconds: SECONDS })).rate);
      }
      const ratio = median(taken.map((rate, index) => rate / (empty[index] ?? Number.NaN)));
      const half = Math.round(median(taken) / 2);
      const { latencies } = await measureRate({ ...request, seconds: HALF_LOAD_SECONDS, overallRate: half });
      const tail = percentile(latencies, 0.99) / median(latencies);
      const milliseconds = (share: number) => percentile(latencies, share).toFixed(1);
      return [
        { what: 'empty route handler', value: `${summarise(empty)} requests/s`, aim: null },
        { what: 'delivery taken', value: `${summarise(taken)} deliveries/s`, aim: null },
        { what: 'ratio', value: ratio.toFixed(2), aim: { text: 'at least 0.50', isMet: ratio >= RATIO } },
        {
          what: `at half that load (${half}/s)`,
          value: `median ${milliseconds(0.5)} ms, p99 ${milliseconds(0.99)} ms`,
          aim: null,
        },
        { what: 'p99 by median', value: tail.toFixed(1), aim: { text: 'below 10', isMet: tail < LONGEST_TAIL } },
      ];
    } finally {
      await stop();
    }
  },
};

/** People who come and go in all rooms, one event a request. */
function makeSender(rooms: readonly string[]): () => { body: string; headers: Record<string, string> } {
  let sent = 0;
  let connection = '';
  return () => {
    const isJoin = sent % 2 === 0;
    if (isJoin) connection = randomUUID();
    const now = new Date();
    const body = writeJaasBody({
      type: isJoin ? 'PARTICIPANT_JOINED' : 'PARTICIPANT_LEFT',
      room: rooms[Math.floor(sent / 2) % rooms.length] ?? '',
      connection,
      name: 'Ada',
      at: now,
    });
    sent += 1;
    return { body, headers: signJaasBody(body, now) };
  };
}

import { expect, it } from 'vitest';
import type { MeetingView } from '@/lib/schemas/meeting';
import { joinFailedTries } from './join-failed-tries';

const meeting = (id: string, time: string, values: { platform?: string; state?: MeetingView['state'] } = {}) => ({
  id,
  platform: values.platform ?? 'daily',
  state: values.state ?? ('failed' as const),
  endedAt: null,
  decision: { at: `2026-11-26T${time}.000Z` },
});

const shown = (meetings: ReturnType<typeof meeting>[]) =>
  joinFailedTries(meetings).map(
    ({ meeting: { platform }, failedTries, firstTriedAt, lastTriedAt }) =>
      `${platform} ${failedTries} ${firstTriedAt?.slice(11, 16)}–${lastTriedAt?.slice(11, 16)}`,
  );

it('joins failed tries of one platform that follow each other into one line, from the first to the last', () => {
  const tries = [meeting('c', '20:21:00'), meeting('b', '20:18:00'), meeting('a', '20:16:00')];
  expect(shown(tries)).toEqual(['daily 3 20:16–20:21']);
  // What somebody has unfolded in it stays open when the next try is listed.
  expect(joinFailedTries([meeting('d', '20:22:00'), ...tries])[0]).toMatchObject({ key: 'a', meeting: { id: 'd' } });
});

it('keeps apart what a meeting, another platform or a while lies between', () => {
  expect(
    shown([
      meeting('f', '20:40:00'),
      meeting('e', '20:29:59'),
      meeting('d', '20:25:00', { state: 'live' }),
      meeting('c', '20:24:00'),
      meeting('b', '20:23:00', { platform: 'jitsi' }),
      meeting('a', '20:22:00'),
    ]),
  ).toEqual([
    'daily 1 20:40–20:40',
    'daily 1 20:29–20:29',
    'daily 0 20:25–20:25',
    'daily 1 20:24–20:24',
    'jitsi 1 20:23–20:23',
    'daily 1 20:22–20:22',
  ]);
});

it('leaves meetings that took place each on their own line', () => {
  const ended = { state: 'ended' } as const;
  expect(shown([meeting('b', '20:21:00', ended), meeting('a', '20:20:00', ended)])).toHaveLength(2);
});

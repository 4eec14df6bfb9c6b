import { expect, test, vi } from 'vitest';
import { gatherWork } from './gather-work';

/** Work that is done when the test says so. */
function heldWork(name: string) {
  const begun: { readonly items: readonly string[]; finish: (error?: Error) => void }[] = [];
  const ask = gatherWork<string, string>(
    name,
    (items) =>
      new Promise((resolve, reject) => {
        const finish = (error?: Error) => (error ? reject(error) : resolve(items.map((item) => `${item}!`)));
        begun.push({ items, finish });
      }),
  );
  return { ask, begun };
}

test('what is asked while others are served is served together afterwards, never by what began before', async () => {
  const { ask, begun } = heldWork('later');
  const answers = [ask('one')];
  await vi.waitFor(() => expect(begun).toHaveLength(1));
  answers.push(ask('two'));
  await vi.waitFor(() => expect(begun).toHaveLength(2));
  answers.push(ask('three'), ask('four'), ask('five'));
  begun[0]?.finish();
  await vi.waitFor(() => expect(begun).toHaveLength(3));
  expect(begun.map(({ items }) => items)).toEqual([['one'], ['two'], ['three', 'four', 'five']]);
  begun[1]?.finish();
  begun[2]?.finish();
  expect(await Promise.all(answers)).toEqual(['one!', 'two!', 'three!', 'four!', 'five!']);
});

test('one that can’t be served keeps no neighbour out', async () => {
  const ask = gatherWork<string, string>('refusing', async (items) => {
    if (items.includes('bad')) throw new Error('refused');
    return items.map((item) => `${item}!`);
  });
  const outcomes = await Promise.allSettled([ask('good'), ask('bad'), ask('better')]);
  expect(outcomes).toMatchObject([
    { status: 'fulfilled', value: 'good!' },
    { status: 'rejected', reason: { message: 'refused' } },
    { status: 'fulfilled', value: 'better!' },
  ]);
});

test('a database that is away refuses all at once, and is not asked for each', async () => {
  const work = vi.fn(async (): Promise<string[]> => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  });
  const ask = gatherWork<string, string>('away', work);
  const outcomes = await Promise.allSettled([ask('one'), ask('two'), ask('three')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(work).toHaveBeenCalledTimes(1);
});

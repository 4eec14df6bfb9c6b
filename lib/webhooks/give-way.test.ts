import { expect, it } from 'vitest';
import { giveWay, goFirst } from './give-way';

it('lets deliveries be taken first, and waits no longer than for them', async () => {
  const order: string[] = [];
  let finish = () => {};
  const taken = goFirst(() => new Promise<void>((resolve) => (finish = resolve))).then(() => order.push('taken'));
  const applied = giveWay().then(() => order.push('applied'));
  finish();
  await Promise.all([taken, applied]);
  expect(order).toEqual(['taken', 'applied']);
});

it('has its turn although they never end', async () => {
  let finish = () => {};
  const taken = goFirst(() => new Promise<void>((resolve) => (finish = resolve)));
  await giveWay();
  finish();
  await taken;
});

it('counts one that failed as taken', async () => {
  await expect(goFirst(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  await giveWay();
});

import { processSingleton } from '../process-singleton';
import { isDatabaseUnavailable } from './database-errors';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

interface Gathering<Item, Result> {
  readonly waiting: Waiting<Item, Result>[];
  running: number;
}

/** Statements of one kind that run at the same time: while they do, the next gathers. */
const RUNNERS = 2;
const MOST_AT_ONCE = 50;

/**
 * Makes a function that does for many at once what it is asked one by one. What is asked while others are being served
 * waits for that and is then served together, in one statement: a rush costs one for many, and a single one waits for
 * no more than a turn of the event loop. Nothing is served by a statement that began before it was asked, so each sees what was committed before.
 *
 * Where serving several fails, each is tried alone, so that one that can't be served keeps no neighbour out: `work` must
 * have left nothing behind then. Only a database that is away refuses all of them at once.
 * @param name one per process, whatever bundle asks
 * @param work answers in the order of its items
 */
export function gatherWork<Item, Result>(
  name: string,
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  return (item) => {
    const gathering = processSingleton<Gathering<Item, Result>>(`gathered-${name}`, () => ({
      waiting: [],
      running: 0,
    }));
    return new Promise((resolve, reject) => {
      gathering.waiting.push({ item, resolve, reject });
      if (gathering.running < RUNNERS) void run(gathering, work);
    });
  };
}

type Work<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>;

async function run<Item, Result>(gathering: Gathering<Item, Result>, work: Work<Item, Result>): Promise<void> {
  gathering.running += 1;
  // Whatever arrived in the same turn of the event loop goes along.
  await new Promise((resolve) => setImmediate(resolve));
  while (gathering.waiting.length > 0) await serve(gathering.waiting.splice(0, MOST_AT_ONCE), work);
  gathering.running -= 1;
}

async function serve<Item, Result>(some: readonly Waiting<Item, Result>[], work: Work<Item, Result>): Promise<void> {
  try {
    const results = await work(some.map(({ item }) => item));
    some.forEach(({ resolve }, index) => {
      resolve(results[index] as Result);
    });
  } catch (error) {
    if (some.length === 1 || isDatabaseUnavailable(error)) {
      for (const { reject } of some) reject(error);
      return;
    }
    await Promise.all(some.map((one) => serve([one], work)));
  }
}

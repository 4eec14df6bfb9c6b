import { Client } from 'pg';
import { getDatabaseUrl } from '@/lib/data/pool';
import { CHANGE_CHANNEL } from '@/lib/events/publish-change';

/** What is told to every process while `work` runs, in order. */
export async function hearChanges(work: () => Promise<unknown>): Promise<unknown[]> {
  const client = new Client({ connectionString: getDatabaseUrl() });
  const changes: unknown[] = [];
  const mark = 'the end of what is listened to';
  await client.connect();
  try {
    await client.query(`LISTEN ${CHANGE_CHANNEL}`);
    const hasEnded = new Promise<void>((resolve) => {
      client.on('notification', ({ payload }) => {
        const told = JSON.parse(payload ?? 'null') as typeof mark | { change: unknown };
        if (told === mark) resolve();
        else if (typeof told === 'object') changes.push(told.change);
      });
    });
    await work();
    // Notifications arrive in the order of their commits, so after this one there is nothing more to come.
    await client.query('SELECT pg_notify($1, $2)', [CHANGE_CHANNEL, JSON.stringify(mark)]);
    await hasEnded;
    return changes;
  } finally {
    await client.end();
  }
}

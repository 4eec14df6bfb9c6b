import { describe, expect, test } from 'vitest';
import { sql, withTransaction } from '@/lib/data/sql';
import { setUpTestDatabase } from '../../support/test-database';

setUpTestDatabase();

describe('a connection that is cut', () => {
  test('between two statements of a transaction fails that transaction and nothing else', async () => {
    const cut = withTransaction(async (transaction) => {
      const [backend] = await transaction.query<{ pid: number }>({ text: 'SELECT pg_backend_pid() AS pid' });
      await sql.query({ text: 'SELECT pg_terminate_backend($1, 5000)', values: [backend?.pid] });
      // The news of it arrives while nobody waits for an answer on that connection.
      await sql.query({ text: 'SELECT pg_sleep(0.1)' });
      await transaction.query({ text: 'SELECT 1' });
    });

    await expect(cut).rejects.toThrow();
    await expect(sql.query({ text: 'SELECT 1 AS one' })).resolves.toEqual([{ one: 1 }]);
  });
});

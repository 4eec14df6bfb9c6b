import 'server-only';
import type { PoolClient, QueryResultRow } from 'pg';
import { isDatabaseUnavailable } from './database-errors';
import { getPool } from './pool';

/** What both a pool and a transaction can do. */
export interface SqlRunner {
  query<Row extends QueryResultRow>(statement: SqlStatement): Promise<Row[]>;
}

/**
 * A typed statement. `name` makes PostgreSQL keep its plan per connection: use it for what runs often, with a text that
 * never varies.
 */
export interface SqlStatement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

function runnerOf(connection: Pick<PoolClient, 'query'>): SqlRunner {
  return {
    async query<Row extends QueryResultRow>(statement: SqlStatement): Promise<Row[]> {
      const result = await connection.query<Row>({
        text: statement.text,
        ...(statement.name ? { name: statement.name } : {}),
        ...(statement.values ? { values: [...statement.values] } : {}),
      });
      return result.rows;
    },
  };
}

/** The shared pool, for single statements. */
export const sql: SqlRunner = {
  query: async (statement) => runnerOf(getPool() as unknown as Pick<PoolClient, 'query'>).query(statement),
};

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it throws. Never call a vendor inside:
 * the connection would be held for as long as the vendor takes.
 */
export async function withTransaction<Result>(work: (transaction: SqlRunner) => Promise<Result>): Promise<Result> {
  const client = await getPool().connect();
  let isBroken = false;
  try {
    await client.query('BEGIN');
    const result = await work(runnerOf(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    isBroken = isDatabaseUnavailable(error) || (await cannotRollBack(client));
    throw error;
  } finally {
    // Closed rather than reused, which also undoes whatever was begun on it.
    client.release(isBroken);
  }
}

/**
 * Runs `work` in a transaction of which nothing stays, whatever comes of it: to see what it would do. What it reads
 * inside is as it would be.
 */
export async function withDiscardedTransaction<Result>(
  work: (transaction: SqlRunner) => Promise<Result>,
): Promise<Result> {
  const client = await getPool().connect();
  let isBroken = true;
  try {
    await client.query('BEGIN');
    return await work(runnerOf(client)).finally(async () => {
      isBroken = await cannotRollBack(client);
    });
  } finally {
    client.release(isBroken);
  }
}

async function cannotRollBack(client: PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => false,
    () => true,
  );
}

import 'server-only';
import type { QueryResultRow } from 'pg';
import { getPool } from './pool';
import type { SqlStatement } from './sql';

/**
 * Reads an answer that may be very long a slice at a time, all as of one moment. Whoever stops early stops the reading.
 * A connection is held for as long as it goes on, so do nothing slow between slices.
 */
export async function* readInSlices<Row extends QueryResultRow>(
  statement: SqlStatement,
  size: number,
): AsyncGenerator<Row[], void> {
  const client = await getPool().connect();
  let isOver = false;
  try {
    await client.query('BEGIN READ ONLY');
    // All of it will be read: a plan that is quick with its first rows would be the wrong one.
    await client.query('SET LOCAL cursor_tuple_fraction = 1');
    await client.query({
      text: `DECLARE slices NO SCROLL CURSOR FOR ${statement.text}`,
      ...(statement.values ? { values: [...statement.values] } : {}),
    });
    const fetchNext = () => client.query<Row>(`FETCH FORWARD ${Math.floor(size)} FROM slices`);
    let next = fetchNext();
    for (;;) {
      const { rows } = await next;
      const isLast = rows.length < size;
      // The database works on the next slice while this one is worked on here.
      if (!isLast) next = fetchNext();
      // Whoever stops early doesn't wait for it.
      next.catch(() => undefined);
      if (rows.length > 0) yield rows;
      if (isLast) break;
    }
    await client.query('COMMIT');
    isOver = true;
  } finally {
    // Closed rather than reused where it stopped half-way: that ends the transaction too.
    client.release(!isOver);
  }
}

import type { SqlRunner } from '../../data/sql';
import { type Faults, faultsSchema } from '../schemas';

export async function readFaults(runner: SqlRunner): Promise<Faults> {
  const rows = await runner.query<{ faults: unknown }>({
    name: 'mock-vendor-read-faults',
    text: 'SELECT faults FROM mock_vendor_faults WHERE id = 1',
  });
  const parsed = faultsSchema.safeParse(rows[0]?.faults ?? {});
  return parsed.success ? parsed.data : faultsSchema.parse({});
}

export async function writeFaults(runner: SqlRunner, faults: Faults): Promise<void> {
  await runner.query({
    text: `INSERT INTO mock_vendor_faults (id, faults) VALUES (1, $1::jsonb)
           ON CONFLICT (id) DO UPDATE SET faults = excluded.faults`,
    values: [JSON.stringify(faults)],
  });
}

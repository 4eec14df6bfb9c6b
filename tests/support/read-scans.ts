import { type SqlStatement, sql } from '@/lib/data/sql';

/** One place where a plan of PostgreSQL reads rows. */
export interface Scan {
  readonly table: string;
  /** Null where the table is read from end to end. */
  readonly index: string | null;
  /** How many rows came out of it, those left out by a filter among them. */
  readonly rows: number;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Runs a statement and tells what it read, by which index. */
export async function readScans(statement: SqlStatement): Promise<Scan[]> {
  const [row] = await sql.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>({
    text: `EXPLAIN (ANALYZE, FORMAT JSON) ${statement.text}`,
    ...(statement.values ? { values: statement.values } : {}),
  });
  return row ? scansOf(row['QUERY PLAN'][0].Plan) : [];
}

function scansOf(node: PlanNode): Scan[] {
  const below = (node.Plans ?? []).flatMap(scansOf);
  const table = node['Relation Name'];
  if (table === undefined) return below;
  // A bitmap scan names its index in the node below it.
  const index = node['Index Name'] ?? node.Plans?.find((inner) => inner['Index Name'])?.['Index Name'] ?? null;
  const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  return [{ table, index, rows }, ...below];
}

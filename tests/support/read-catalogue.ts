import { Client } from 'pg';

/**
 * Everything that makes up the schema `public`, as lines that can be compared: tables, columns, constraints, indexes …
 * @param options.withRecords also the table in which migrations are recorded
 */
export async function readCatalogue(url: string, options: { withRecords?: boolean } = {}): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const lines: string[] = [];
    for (const query of QUERIES) {
      const result = await client.query<{ line: string }>(query);
      lines.push(...result.rows.map((row) => row.line));
    }
    return lines.filter((line) => options.withRecords || !line.includes('_prisma_migrations')).sort();
  } finally {
    await client.end();
  }
}

const IN_PUBLIC = `n.nspname = 'public'`;

// Where a column stands is not compared: one that a later migration adds stands last, wherever the schema names it.
const QUERIES = [
  `SELECT format('relation %s kind %s persistence %s row security %s', c.relname, c.relkind, c.relpersistence, c.relrowsecurity) AS line
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${IN_PUBLIC}`,
  `SELECT format('column %s.%s %s %s default %s identity %s generated %s', c.relname, a.attname,
                 format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END,
                 pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated) AS line
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE ${IN_PUBLIC} AND c.relkind IN ('r', 'v', 'm', 'p') AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT format('constraint %s on %s: %s', o.conname, c.relname, pg_get_constraintdef(o.oid)) AS line
     FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${IN_PUBLIC}`,
  `SELECT format('index %s', pg_get_indexdef(i.indexrelid)) AS line
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${IN_PUBLIC}`,
  `SELECT format('sequence %s %s start %s by %s', sequencename, data_type, start_value, increment_by) AS line
     FROM pg_sequences WHERE schemaname = 'public'`,
  `SELECT format('trigger %s', pg_get_triggerdef(t.oid)) AS line
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${IN_PUBLIC} AND NOT t.tgisinternal`,
  `SELECT format('function %s', pg_get_functiondef(p.oid)) AS line
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prokind IN ('f', 'p')`,
  `SELECT format('enum %s %s', t.typname, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)) AS line
     FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE n.nspname = 'public' GROUP BY t.typname`,
];

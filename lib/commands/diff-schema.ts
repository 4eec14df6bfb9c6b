import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { loadSchemaEngine } from './load-schema-engine';

/** The oldest PostgreSQL that the app supports: what the SQL must still be understood by. */
const SERVER_VERSION = { text: 'PostgreSQL 14.0', number: 140_000 };

/**
 * The SQL that leads from one Prisma schema to another, as Prisma itself would write it; no database is needed.
 * @param options.from the older schema's text, or null for an empty database
 * @param options.to the newer schema's text
 * @returns the SQL, or null where both describe the same database
 */
export async function diffSchema(options: { from: string | null; to: string }): Promise<string | null> {
  const engineClass = await loadSchemaEngine();
  const engine = await engineClass.new(
    { datamodels: [['schema.prisma', options.to]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(describingAdapterFactory()),
  );
  try {
    const result = await engine.diff({
      from: options.from === null ? { tag: 'empty' } : datamodelOf(options.from),
      to: datamodelOf(options.to),
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    // Exit code 2 is the engine's word for "they differ".
    return result.exitCode === 2 ? `${(result.stdout ?? '').trim()}\n` : null;
  } finally {
    engine.free();
  }
}

function datamodelOf(content: string): { tag: 'schemaDatamodel'; files: { path: string; content: string }[] } {
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] };
}

/** The engine asks a server for its version before it compares two files. This answers that and nothing else. */
function describingAdapterFactory(): SqlMigrationAwareDriverAdapterFactory {
  const refuse = async (): Promise<never> => {
    throw new Error('Comparing two schemas needs no database.');
  };
  const adapter: SqlDriverAdapter = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, SERVER_VERSION.text, SERVER_VERSION.number]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
    dispose: async () => undefined,
  };
  const connect = async () => adapter;
  return { provider: 'postgres', adapterName: adapter.adapterName, connect, connectToShadowDb: connect };
}

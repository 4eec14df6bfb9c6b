import { defineConfig } from 'prisma/config';

// `prisma generate` only checks that a schema engine exists and never runs it; without this line Prisma would
// download one from a host that many networks block. Migrations are applied by lib/data/migrations instead.
if (process.argv.includes('generate')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});

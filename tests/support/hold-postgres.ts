import { startEmbeddedPostgres } from '@/lib/embedded-postgres/start-embedded-postgres';

// A process that starts or joins the PostgreSQL of a folder and then waits to be killed: what a crashed app leaves.
const folder = process.argv[2];
if (!folder) throw new Error('Usage: hold-postgres.ts <folder>');
const server = await startEmbeddedPostgres(folder, { onLost: () => undefined });
process.stdout.write(`${server.url}\n`);

import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/prisma/generated/client';
import { processSingleton } from '../process-singleton';
import { getPool } from './pool';

/** Prisma over the shared pool. For ordinary reads and writes; hot paths use `sql`. */
export function getPrisma(): PrismaClient {
  return processSingleton('prisma', () => new PrismaClient({ adapter: new PrismaPg(getPool()) }));
}

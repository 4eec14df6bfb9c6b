import type { Actor } from '../../../access/actor';
import { readPlanInForce } from '../../../data/migration/migration-plans';
import {
  lockMigrationState,
  type MigrationState,
  readMigrationState,
  updateMigrationState,
} from '../../../data/migration/plan-versions';
import { countCreateOutcomes } from '../../../data/migration/wave-outcomes';
import { type SqlRunner, withTransaction } from '../../../data/sql';
import { getLog } from '../../../log';
import { partName } from '../../../schemas/part-name';
import type { PlanInForce } from '../../plan-in-force';
import { recordPlanChange } from '../record-plan-change';
import { GUARD, judgeWave } from './guard-wave';
import { pauseLocked } from './pause-plan';
import { beginDueWaves } from './wave-schedule';
import { findWatchedWaves } from './wave-watch';

/** Whoever begins waves when their time has come. */
export const SCHEDULE = { kind: 'system', name: 'the migration schedule' } as const satisfies Actor;

/**
 * What the plan in force does by itself, minute by minute: stops where the wave that is being watched fails too often,
 * else begins the waves whose time has come. Safe to run twice and on several processes at once: they stand in line, and
 * the second one finds nothing to do.
 */
export async function stepMigration(now: Date): Promise<void> {
  // Most minutes have nothing to do and should hold up nobody.
  const glance = await readMigrationState();
  if (!glance || glance.version === null || glance.pausedAt) return;
  await withTransaction(async (transaction) => {
    const state = await lockMigrationState(transaction);
    const inForce = await readPlanInForce(transaction);
    if (!inForce || state.pausedAt) return;
    if (await stopFailingWave(transaction, { state, inForce, now })) return;
    await beginWaves(transaction, { state, inForce, now });
  });
}

interface Step {
  readonly state: MigrationState;
  readonly inForce: PlanInForce;
  readonly now: Date;
}

async function stopFailingWave(transaction: SqlRunner, { state, inForce, now }: Step): Promise<boolean> {
  for (const { wave, watch } of findWatchedWaves(inForce, now)) {
    const outcomes = await countCreateOutcomes(wave.to, watch.judgedFrom, transaction);
    const trouble = judgeWave(wave.to, outcomes, watch.isAnew);
    if (trouble === null) continue;
    await pauseLocked(transaction, {
      actor: GUARD,
      before: state,
      reason: `${partName('wave', wave.id)}: ${trouble}`,
      now,
    });
    getLog().warn({ event: 'migration.paused', wave: wave.id, platform: wave.to, ...outcomes }, trouble);
    return true;
  }
  return false;
}

async function beginWaves(transaction: SqlRunner, { state, inForce, now }: Step): Promise<void> {
  const { progress, begun } = beginDueWaves(inForce, { now, isPublish: false });
  if (begun.length === 0) return;
  const after = await updateMigrationState(transaction, { ...state, progress }, SCHEDULE.name);
  await recordPlanChange(transaction, {
    actor: SCHEDULE,
    action: 'plan.wave-begun',
    before: state,
    after,
    reason: `${begun.map(({ id }) => partName('wave', id)).join(', ')}: the time has come`,
  });
  getLog().info({ event: 'migration.wave-begun', waves: begun.map(({ id }) => id) }, 'A wave of the plan has begun');
}

import { recordAuditEntries } from '../../data/audit/audit-entries';
import { lockHeldOff, updateHeldOff } from '../../data/installation';
import { withTransaction } from '../../data/sql';
import { getLog } from '../../log';
import { publishPlanChange } from '../plans/record-plan-change';
import { findTargetsHeldOff } from './environment-flags';
import { ENVIRONMENT } from './publish-environment-plan';

/**
 * Writes into the audit log which kill switches the environment holds on since this start, and which it no longer does.
 * What the latest start found is kept, so that of several processes one writes, and a restart that changes nothing none.
 * @returns how many switches changed
 */
export async function recordHeldSwitches(): Promise<number> {
  const held = findTargetsHeldOff();
  const entries = await withTransaction(async (transaction) => {
    const before = await lockHeldOff(transaction);
    const changes = [
      ...held.filter((target) => !before.includes(target)).map((target) => toEntry(target, true)),
      ...before.filter((target) => !held.includes(target)).map((target) => toEntry(target, false)),
    ];
    if (changes.length === 0) return [];
    await updateHeldOff(transaction, held);
    await recordAuditEntries(transaction, changes);
    await publishPlanChange(transaction);
    return changes;
  });
  for (const { subjectId: target, after } of entries) {
    getLog().info(
      { event: 'kill-switch.changed', target, ...after },
      'The environment changed where rooms may be moved',
    );
  }
  return entries.length;
}

function toEntry(target: string, isHeld: boolean) {
  const setting = `${target.toUpperCase()}_MIGRATION_ENABLED`;
  return {
    actor: ENVIRONMENT,
    action: isHeld ? 'kill-switch.held' : 'kill-switch.released',
    subjectKind: 'kill-switch',
    subjectId: target,
    before: { isHeld: !isHeld },
    after: { isHeld },
    reason: isHeld ? `${setting} is false` : `${setting} is no longer false`,
  };
}

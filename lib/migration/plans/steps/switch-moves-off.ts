import type { Actor } from '../../../access/actor';
import { describeActor } from '../../../access/describe-actor';
import { requireAdmin } from '../../../access/policies';
import { recordAudit } from '../../../data/audit/audit';
import { deleteKillSwitch, insertKillSwitch, listKillSwitches } from '../../../data/migration/kill-switches';
import { withTransaction } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import { findPlatformOrThrow } from '../../../platforms/find-platform';
import type { KillSwitchView } from '../../../schemas/migration-plan';
import { ALL_TARGETS } from '../../plan-in-force';
import { labelOfPlatform } from '../../words/label-of-platform';
import { publishPlanChange } from '../record-plan-change';
import { findHoldingSetting, toKillSwitchView } from './list-kill-switches';

/**
 * Switches every move to a platform off, by the plan and by hand, or every move at all. It acts with the next decision:
 * homes stay, and nobody in a call notices. Switching it on twice changes nothing.
 * @param asked.target a platform's id, or `all`
 * @throws AppError not-signed-in, forbidden, platform-not-found
 */
export async function switchMovesOff(asked: {
  actor: Actor;
  target: string;
  reason: string | null;
}): Promise<KillSwitchView> {
  const { actor, target, reason } = asked;
  requireAdmin(actor);
  if (target !== ALL_TARGETS) findPlatformOrThrow(target);
  return withTransaction(async (transaction) => {
    const made = await insertKillSwitch(transaction, { target, onBy: describeActor(actor), reason });
    if (made) {
      await recordAudit(transaction, {
        actor,
        action: 'kill-switch.switched-on',
        subjectKind: 'kill-switch',
        subjectId: target,
        before: { isOn: false },
        after: { isOn: true },
        reason,
      });
      await publishPlanChange(transaction);
    }
    const known = made ?? (await listKillSwitches(transaction)).find((other) => other.target === target) ?? null;
    return toKillSwitchView(target, known);
  });
}

/**
 * Lets rooms be moved again. Switching off what is off changes nothing.
 * @throws AppError not-signed-in, forbidden, platform-not-found, kill-switch-held where the environment keeps it on
 */
export async function switchMovesOn(asked: {
  actor: Actor;
  target: string;
  reason: string | null;
}): Promise<KillSwitchView> {
  const { actor, target, reason } = asked;
  requireAdmin(actor);
  const setting = findHoldingSetting(target);
  if (setting) {
    throw new AppError(
      'kill-switch-held',
      `The environment keeps moves to ${labelOfPlatform(target)} off: ${setting} is false. Take that setting away, and restart.`,
      { details: { target, setting } },
    );
  }
  return withTransaction(async (transaction) => {
    const lifted = await deleteKillSwitch(transaction, target);
    if (!lifted && target !== ALL_TARGETS) findPlatformOrThrow(target);
    if (lifted) {
      await recordAudit(transaction, {
        actor,
        action: 'kill-switch.switched-off',
        subjectKind: 'kill-switch',
        subjectId: target,
        before: { isOn: true, onBy: lifted.onBy, onReason: lifted.reason },
        after: { isOn: false },
        reason,
      });
      await publishPlanChange(transaction);
    }
    return toKillSwitchView(target, null);
  });
}

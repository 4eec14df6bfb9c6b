import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { recordAudit } from '../data/audit/audit';
import { withTransaction } from '../data/sql';
import { publishChange } from '../events/publish-change';
import type { ScriptedFaults } from '../video-platforms/contract';
import { findDrills } from './find-drills';

/**
 * Scripts faults; zeros end the drill.
 * @throws AppError not-signed-in, forbidden, platform-not-found; not-found where the platform has no drills
 * @throws VideoPlatformError where the platform isn't set up or doesn't answer
 */
export async function setFaults(asked: {
  actor: Actor;
  platformId: string;
  faults: ScriptedFaults;
}): Promise<ScriptedFaults> {
  const { actor, platformId, faults } = asked;
  requireAdmin(actor);
  const drills = findDrills(platformId);
  const before = await drills.getFaults();
  await drills.setFaults(faults);
  await withTransaction(async (transaction) => {
    await recordAudit(transaction, {
      actor,
      action: 'platform.faults-changed',
      subjectKind: 'platform',
      subjectId: platformId,
      before: { ...before },
      after: { ...faults },
    });
    await publishChange(transaction, { topic: 'platform' });
  });
  return faults;
}

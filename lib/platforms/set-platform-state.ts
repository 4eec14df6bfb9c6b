import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { requireAdmin } from '../access/policies';
import { assertVersion } from '../audit/assert-version';
import { recordAudit } from '../data/audit/audit';
import { readDriftsOfDay } from '../data/meetings/presence-drifts';
import { readShutdowns } from '../data/platforms/platform-shutdowns';
import { lockPlatformState, readPlatformLoads, updatePlatformState } from '../data/platforms/platform-states';
import { withTransaction } from '../data/sql';
import { publishChange } from '../events/publish-change';
import { settleDrainingPlatformsJob } from '../jobs/definitions/settle-draining-platforms';
import { enqueueJob } from '../jobs/queue';
import type { PlatformView, SetPlatformStateInput } from '../schemas/platform';
import { checkHealth } from './check-health';
import { findPlatformOrThrow } from './find-platform';
import { toPlatformView } from './to-platform-view';

/**
 * Lets a platform take new meetings, or not. Nobody in a call notices. One that drains is switched off with the end of its
 * last call. A platform that isn't set up has a state as well,
 * so that it can be kept shut before its keys arrive.
 * @param ifMatch the version that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, platform-not-found, changed-meanwhile
 */
export async function setPlatformState(asked: {
  actor: Actor;
  platformId: string;
  input: SetPlatformStateInput;
  ifMatch: number | null;
}): Promise<PlatformView> {
  const { actor, platformId, input, ifMatch } = asked;
  requireAdmin(actor);
  const platform = findPlatformOrThrow(platformId);
  const state = await withTransaction(async (transaction) => {
    const before = await lockPlatformState(transaction, platform.id);
    await assertVersion(transaction, { ...before, kind: 'platform', id: platform.id }, ifMatch);
    if (before.state === input.state) return before;
    await updatePlatformState(transaction, platform.id, { state: input.state, updatedBy: describeActor(actor) });
    const after = await lockPlatformState(transaction, platform.id);
    await recordAudit(transaction, {
      actor,
      action: 'platform.state-changed',
      subjectKind: 'platform',
      subjectId: platform.id,
      before: { state: before.state, version: before.version },
      after: { state: after.state, version: after.version },
      reason: input.reason || null,
    });
    await publishChange(transaction, { topic: 'platform' });
    // Where nobody is in a call there, it is switched off at once.
    if (after.state === 'draining') await enqueueJob(transaction, settleDrainingPlatformsJob, {});
    return after;
  });
  const [shutdowns, loads, drifts, health] = await Promise.all([
    readShutdowns(),
    readPlatformLoads(),
    readDriftsOfDay(),
    checkHealth(platform),
  ]);
  return toPlatformView(platform, {
    state,
    shutdown: shutdowns.get(platform.id),
    load: loads.find((load) => load.platform === platform.id),
    health,
    drift: drifts.find((drift) => drift.platform === platform.id),
  });
}

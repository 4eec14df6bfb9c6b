import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { recordAudit } from '../data/audit/audit';
import { findDrainedPlatforms, lockPlatformState, updatePlatformState } from '../data/platforms/platform-states';
import { withTransaction } from '../data/sql';
import { publishChange } from '../events/publish-change';
import { getLog } from '../log';

const DRAIN: Actor = { kind: 'system', name: 'Drain' };

/** Switches off the platforms that were draining and whose last call is over. */
export async function settleDrainingPlatforms(): Promise<void> {
  for (const platform of await findDrainedPlatforms()) await settle(platform);
}

async function settle(platform: string): Promise<void> {
  await withTransaction(async (transaction) => {
    const before = await lockPlatformState(transaction, platform);
    // An administrator may have changed their mind, and a call may have begun, since it was found.
    const isDrained = (await findDrainedPlatforms(transaction)).includes(platform);
    if (!isDrained) return;
    await updatePlatformState(transaction, platform, { state: 'disabled', updatedBy: describeActor(DRAIN) });
    const after = await lockPlatformState(transaction, platform);
    await recordAudit(transaction, {
      actor: DRAIN,
      action: 'platform.state-changed',
      subjectKind: 'platform',
      subjectId: platform,
      before: { state: before.state, version: before.version },
      after: { state: after.state, version: after.version },
      reason: 'Its last call is over',
    });
    await publishChange(transaction, { topic: 'platform' });
    getLog().info({ event: 'platform.drained', platform }, 'A draining platform has no call left and is switched off');
  });
}

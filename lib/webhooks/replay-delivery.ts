import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { requireAdmin } from '../access/policies';
import { recordAudit } from '../data/audit/audit';
import { isUuid } from '../data/is-uuid';
import { type SqlRunner, withDiscardedTransaction, withTransaction } from '../data/sql';
import { lockMeetings } from '../data/webhooks/meetings-of-events';
import { readReplaySnapshot } from '../data/webhooks/replay-snapshot';
import { noteReplay } from '../data/webhooks/webhook-deliveries';
import { findStoredDeliveries, markDeliveriesHandled, type StoredDelivery } from '../data/webhooks/webhook-inbox';
import { dropGivenUpJob } from '../data/webhooks/webhook-retention';
import { AppError } from '../errors/app-error';
import { publishChange } from '../events/publish-change';
import { applyWebhookDeliveryJob } from '../jobs/definitions/apply-webhook-delivery';
import { labelOfPlatform } from '../migration/words/label-of-platform';
import type { ReplayChangeView, ReplayedDeliveryView } from '../schemas/webhook-delivery';
import type { MeetingEvent } from '../video-platforms/contract';
import { VideoPlatformError } from '../video-platforms/errors';
import { applyDeliveries, type DeliveryOutcome } from './apply-deliveries';
import { DeliveryFailure } from './delivery-failure';
import { describeDeliveryFailure, isUnreadable } from './describe-delivery-failure';
import { findMeetingsOfEvents } from './find-meetings-of-events';
import { listReplayChanges } from './list-replay-changes';
import { readEvents } from './read-events';

interface ReplayRequest {
  readonly actor: Actor;
  readonly deliveryId: string;
  /** True to see what would change: everything is done as if for real, and nothing of it stays. */
  readonly isDryRun: boolean;
}

/**
 * Applies a delivery once more, whatever became of it before. As often as one likes: what is known already changes
 * nothing.
 * @throws AppError delivery-not-found, delivery-unreadable, platform-not-configured
 */
export async function replayDelivery({ actor, deliveryId, isDryRun }: ReplayRequest): Promise<ReplayedDeliveryView> {
  requireAdmin(actor);
  const run = isDryRun ? withDiscardedTransaction : withTransaction;
  try {
    return await run(async (transaction) => {
      const [delivery] = isUuid(deliveryId) ? await findStoredDeliveries(transaction, [deliveryId]) : [];
      if (!delivery) throw new AppError('delivery-not-found', 'There is no webhook delivery with this id.');
      const { outcome, changes } = await applyAndCompare(transaction, delivery);
      if (!isDryRun) await keep(transaction, actor, outcome, changes);
      return {
        dryRun: isDryRun,
        state: outcome.state,
        sentence: describeReplay(outcome, changes, isDryRun),
        changes,
        effects: [...outcome.effects],
      };
    });
  } catch (error) {
    throw error instanceof DeliveryFailure ? error.cause : error;
  }
}

async function applyAndCompare(
  transaction: SqlRunner,
  delivery: StoredDelivery,
): Promise<{ outcome: DeliveryOutcome; changes: ReplayChangeView[] }> {
  const { platform } = delivery;
  const told = understand(delivery).map((event) => ({ platform, event }));
  const ids = [...new Set((await findMeetingsOfEvents(transaction, told)).values())];
  // Locked before the first look, so that nobody else's change is taken for one of this delivery's.
  await lockMeetings(transaction, ids);
  const before = await readReplaySnapshot(transaction, ids);
  const [outcome] = await applyDeliveries(transaction, [delivery]);
  if (!outcome) throw new Error('A delivery that was applied has no outcome.');
  return { outcome, changes: listReplayChanges(before, await readReplaySnapshot(transaction, ids)) };
}

function understand(delivery: StoredDelivery): readonly MeetingEvent[] {
  try {
    return readEvents(delivery);
  } catch (error) {
    if (isUnreadable(error)) {
      throw new AppError('delivery-unreadable', describeDeliveryFailure(delivery.platform, error, false));
    }
    if (!(error instanceof VideoPlatformError)) throw error;
    throw new AppError(
      'platform-not-configured',
      `${labelOfPlatform(delivery.platform)} isn’t set up here any more, so what it sent can’t be read. Set it up again and replay.`,
    );
  }
}

async function keep(
  transaction: SqlRunner,
  actor: Actor,
  outcome: DeliveryOutcome,
  changes: readonly ReplayChangeView[],
): Promise<void> {
  const { id, platform, type, state } = outcome.delivery;
  await markDeliveriesHandled(transaction, [{ ...outcome, id }]);
  await noteReplay(transaction, id, describeActor(actor));
  await dropGivenUpJob(transaction, applyWebhookDeliveryJob.name, id);
  await recordAudit(transaction, {
    actor,
    action: 'webhook-delivery.replayed',
    subjectKind: 'webhook-delivery',
    subjectId: id,
    before: { platform, type, state },
    after: { state: outcome.state, changes: changes.map(({ sentence }) => sentence) },
  });
  await publishChange(transaction, { topic: 'webhook' });
}

function describeReplay(outcome: DeliveryOutcome, changes: readonly ReplayChangeView[], isDryRun: boolean): string {
  if (outcome.state === 'unmatched') {
    const room = outcome.vendorRoomName === null ? 'It names no room' : `Its room, ${outcome.vendorRoomName},`;
    return outcome.vendorRoomName === null
      ? `${room} that is known here, so nothing ${isDryRun ? 'would change' : 'has changed'}.`
      : `${room} is of no meeting here, so nothing ${isDryRun ? 'would change' : 'has changed'}.`;
  }
  if (outcome.state === 'ignored') return 'It is of a kind that changes nothing here.';
  if (changes.length === 0)
    return `Everything that it says is known: nothing ${isDryRun ? 'would change' : 'has changed'}.`;
  const count = changes.length === 1 ? 'One thing' : `${changes.length} things`;
  return isDryRun ? `${count} would change.` : `${count} changed.`;
}

import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { recordAudit } from '../data/audit/audit';
import { withTransaction } from '../data/sql';
import { AppError } from '../errors/app-error';
import { publishChange } from '../events/publish-change';
import type { WebhookSetupView } from '../schemas/platform';
import { VideoPlatformError } from '../video-platforms/errors';
import { findWebhookSetup, toWebhookSetupView } from './find-webhook-setup';

/**
 * Has a platform send its webhooks here, or to `url`. Doing it again mends what is broken and changes nothing else.
 * @throws AppError not-signed-in, forbidden, platform-not-found; not-found where they are set up by hand;
 *   webhook-setup-refused, with what to do, where the platform won't
 * @throws VideoPlatformError where the platform isn't set up or doesn't answer
 */
export async function provisionWebhooks(asked: {
  actor: Actor;
  platformId: string;
  url?: string;
}): Promise<WebhookSetupView> {
  const { actor, platformId } = asked;
  requireAdmin(actor);
  const installed = findWebhookSetup(platformId);
  const found = { ...installed, expectedUrl: asked.url ?? installed.expectedUrl };
  const before = toWebhookSetupView(found, await found.setup.getSubscription());
  const subscription = await found.setup.provision(found.expectedUrl).catch((error: unknown) => {
    throw explain(error);
  });
  const after = toWebhookSetupView(found, subscription);
  await withTransaction(async (transaction) => {
    await recordAudit(transaction, {
      actor,
      action: 'platform.webhooks-set-up',
      subjectKind: 'platform',
      subjectId: platformId,
      before: { state: before.state, url: before.url },
      after: { state: after.state, url: after.url },
    });
    await publishChange(transaction, { topic: 'platform' });
  });
  return after;
}

/** What an administrator can mend is told in the platform's words; they were written for administrators. */
function explain(error: unknown): unknown {
  if (!(error instanceof VideoPlatformError)) return error;
  if (error.code !== 'rejected' && error.code !== 'not-configured') return error;
  const text = error.message.replace(`${error.platform} ${error.operation}: `, '');
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
  return new AppError('webhook-setup-refused', sentence, { cause: error });
}

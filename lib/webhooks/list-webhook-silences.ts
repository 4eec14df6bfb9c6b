import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { listHeardPlatforms } from '../data/webhooks/webhook-statistics';
import { labelOfPlatform } from '../migration/words/label-of-platform';
import type { WebhookSilenceView } from '../schemas/webhook-statistics';
import { measureSilences, type Silence, toSilenceView } from './find-silences';
import { findWebhooks } from './find-webhooks';

/** Platforms that tell nothing although people are in their calls. @throws AppError not-signed-in, forbidden */
export async function listWebhookSilences(actor: Actor, now: Date): Promise<{ items: WebhookSilenceView[] }> {
  requireAdmin(actor);
  const notable = (await readSilences(now)).filter(({ isNotable }) => isNotable);
  return { items: notable.map((silence) => toSilenceView(silence, labelOfPlatform(silence.platform))) };
}

/** How long every platform that sends webhooks, and has people in its calls, has told nothing. */
export async function readSilences(now: Date): Promise<Silence[]> {
  return measureSilences(await listHeardPlatforms(), now).filter(({ platform }) => sendsWebhooks(platform));
}

function sendsWebhooks(platform: string): boolean {
  try {
    findWebhooks(platform);
    return true;
  } catch {
    // Not set up here any more, or one that sends none: nothing is to be heard of it.
    return false;
  }
}

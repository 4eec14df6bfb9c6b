'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { webhookSetupQuery } from '@/lib/queries/admin-platforms';
import type { PlatformView } from '@/lib/schemas/platform';
import { Notice } from '../notice';
import { describeWebhookTrouble, isAskedForWebhooks } from './describe-webhook-trouble';

/** The platform is asked each time, and webhooks are seldom switched off. */
const ASK_AGAIN_MS = 5 * 60_000;

/** Names the platforms that work and send their webhooks nowhere, or elsewhere; nothing where all come here. */
export function WebhookNotices({ platforms }: { readonly platforms: readonly PlatformView[] }) {
  return platforms
    .filter(isAskedForWebhooks)
    .map((platform) => <WebhookNotice key={platform.id} platform={platform} />);
}

function WebhookNotice({ platform }: { readonly platform: PlatformView }) {
  const { data: setup } = useQuery({ ...webhookSetupQuery(platform.id), refetchInterval: ASK_AGAIN_MS });
  const trouble = setup ? describeWebhookTrouble(platform.label, setup) : null;
  if (!setup || trouble === null) return null;
  return (
    <Notice
      tone="warning"
      action={
        <Link href="/admin/platforms" className="text-primary underline-offset-4 hover:underline">
          Set them up
        </Link>
      }
    >
      <p className="font-medium">{trouble}</p>
      <p className="text-muted-foreground wrap-anywhere">{setup.message}</p>
    </Notice>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { webhookSilencesQuery } from '@/lib/queries/admin-webhooks';
import { Notice } from '../notice';

/** Says where a platform has fallen silent while people are in its calls; nothing where all are heard of. */
export function SilenceNotices() {
  const { data: silences = [] } = useQuery(webhookSilencesQuery);
  return silences.map(({ platform, sentence }) => (
    <Notice
      key={platform}
      tone="warning"
      action={
        <Link href="/admin/platforms" className="text-primary underline-offset-4 hover:underline">
          Check its webhooks
        </Link>
      }
    >
      <p className="font-medium">{sentence}</p>
      <p className="text-muted-foreground">
        Until it is heard of again, who is in a call is known from call pages and from asking the platform.
      </p>
    </Notice>
  ));
}

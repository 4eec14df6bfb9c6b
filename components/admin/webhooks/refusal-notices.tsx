'use client';

import { useQuery } from '@tanstack/react-query';
import { webhookRefusalsQuery } from '@/lib/queries/admin-webhooks';
import { Moment } from '../moment';
import { Notice } from '../notice';

/**
 * Says where deliveries were refused for their signature, a line for each platform, and what to check behind it; nothing
 * where none were.
 */
export function RefusalNotices() {
  const { data: refusals = [] } = useQuery(webhookRefusalsQuery);
  if (refusals.length === 0) return null;
  // Without a signature it is mostly a stranger who looks around.
  const isHarmless = refusals.every(({ reason }) => reason === 'missing');
  return (
    <Notice tone={isHarmless ? 'info' : 'warning'}>
      <p className="font-medium">The signature of some deliveries was not accepted within the last hour</p>
      <ul>
        {refusals.map(({ platform, reason, sentence, advice, lastAt }) => (
          <li key={platform}>
            <details open={reason !== 'missing'}>
              <summary className="cursor-pointer py-0.5">{sentence}</summary>
              <p className="pb-1 pl-4 text-muted-foreground">
                {advice} The last one came <Moment at={lastAt} as="second" />.
              </p>
            </details>
          </li>
        ))}
      </ul>
      <p className="text-muted-foreground">
        They aren’t kept or listed below. Each process counts its own, since its start.
      </p>
    </Notice>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@/components/ui/skeleton';
import { roomDecisionQuery } from '@/lib/queries/admin-rooms';
import { DecisionTrace } from '../decision-trace';

/** What somebody who joined now would get, beside what comes once the call is over. Folded up: it is the call itself. */
export function IfSomebodyJoined({ room }: { readonly room: string }) {
  const decision = useQuery(roomDecisionQuery(room, 'now'));
  return (
    <details className="rounded-md border bg-card text-sm">
      <summary className="px-3 py-2 font-medium">If somebody joined now</summary>
      <div className="border-t p-3">
        {decision.data ? <DecisionTrace decision={decision.data} /> : <Skeleton className="h-24 w-full" />}
      </div>
    </details>
  );
}

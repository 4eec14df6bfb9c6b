'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { StateDot } from '@/components/ui/state-dot';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import type { PlatformView } from '@/lib/schemas/platform';
import { Moment } from '../moment';

/** How the platform answered when it was last asked, and a way to ask again. */
export function PlatformHealthLine({ platform: { health, label } }: { readonly platform: PlatformView }) {
  const client = useQueryClient();
  const check = useMutation({ mutationFn: () => client.refetchQueries(platformsQuery) });
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 text-sm">
      <div className="min-w-0 flex-1 basis-48" role="status">
        {health ? (
          <>
            <StateDot tone={health.isHealthy ? 'success' : 'destructive'} className="font-medium">
              {health.isHealthy ? 'Healthy' : 'Not healthy'}
            </StateDot>
            <p className="text-muted-foreground">
              {health.message} <span className="tabular">{health.latencyMs} ms</span>
              {health.checkedAt ? (
                <>
                  , checked <Moment at={health.checkedAt} as="distance" />
                </>
              ) : null}
            </p>
          </>
        ) : (
          <StateDot tone="neutral">Not checked yet</StateDot>
        )}
      </div>
      <Button
        variant="outline"
        size="sm"
        isPending={check.isPending}
        aria-label={`Check again: ${label}`}
        onClick={() => check.mutate()}
      >
        {check.isPending ? null : <RefreshCw aria-hidden="true" />}
        Check again
      </Button>
    </div>
  );
}

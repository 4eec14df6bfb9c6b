'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { StateDot } from '@/components/ui/state-dot';
import { toast } from '@/components/ui/toast';
import { PLATFORMS_KEY } from '@/lib/queries/admin-keys';
import { provisionWebhooks, webhookSetupQuery } from '@/lib/queries/admin-platforms';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlatformView, WebhookSetupView } from '@/lib/schemas/platform';
import { FormProblem } from '../form-problem';
import { ProblemState } from '../problem-state';

const SIGNS = {
  active: { tone: 'success', words: 'Arriving here' },
  broken: { tone: 'destructive', words: 'Not arriving as they should' },
  absent: { tone: 'warning', words: 'Not set up' },
} as const satisfies Record<WebhookSetupView['state'], { tone: string; words: string }>;

/** Whether a platform sends its webhooks here, and a button that makes it so. */
export function WebhookSetup({ platform }: { readonly platform: PlatformView }) {
  // Who doesn't answer isn't asked how its webhooks are: it would be one more question in vain.
  const isAnswering = platform.health === null || platform.health.isHealthy;
  const setup = useQuery({ ...webhookSetupQuery(platform.id), enabled: isAnswering });
  return (
    <section className="space-y-2 border-t pt-4">
      <h3 className="text-sm font-medium">Webhooks</h3>
      {!isAnswering && !setup.data ? (
        <StateDot tone="neutral" className="items-baseline text-sm whitespace-normal">
          Not known while {platform.label} doesn’t answer well
        </StateDot>
      ) : null}
      {setup.isLoading ? <Skeleton className="h-10 w-full" /> : null}
      {isAnswering && setup.isError && !setup.data ? (
        <ProblemState
          title="Their state couldn’t be loaded"
          error={setup.error}
          onRetry={() => setup.refetch()}
          isRetrying={setup.isFetching}
        />
      ) : null}
      {setup.data ? <WebhookState platform={platform} setup={setup.data} /> : null}
    </section>
  );
}

function WebhookState({ platform, setup }: { readonly platform: PlatformView; readonly setup: WebhookSetupView }) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const provision = useMutation({
    mutationFn: () => provisionWebhooks(platform.id),
    onSuccess: () => toast.success(`${platform.label} sends its webhooks here`),
    onSettled: async () => {
      setAsking(false);
      await client.invalidateQueries({ queryKey: [PLATFORMS_KEY] });
    },
  });
  const sign = SIGNS[setup.state];
  const goesElsewhere = setup.url !== null && setup.url !== setup.expectedUrl;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 text-sm">
        <div className="min-w-0 flex-1 basis-48" role="status">
          <StateDot tone={sign.tone} className="font-medium">
            {sign.words}
          </StateDot>
          <p className="text-muted-foreground wrap-anywhere">{setup.message}</p>
          <p className="text-muted-foreground wrap-anywhere">Address: {setup.expectedUrl}</p>
        </div>
        <Button
          variant={setup.state === 'active' ? 'outline' : 'default'}
          size="sm"
          isPending={provision.isPending}
          onClick={() => (goesElsewhere ? setAsking(true) : provision.mutate())}
        >
          {setup.state === 'absent' ? 'Set up webhooks' : 'Set up webhooks again'}
        </Button>
      </div>
      <FormProblem error={isAsking ? null : provision.error} />
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Take over the webhooks of ${platform.label}`}
        description={`They go to ${setup.url ?? 'another address'} now. Whatever listens there gets none from then on.`}
        confirmLabel="Take over"
        isDestructive
        isPending={provision.isPending}
        error={provision.error ? toApiProblem(provision.error).message : null}
        onConfirm={() => provision.mutate()}
      />
    </>
  );
}

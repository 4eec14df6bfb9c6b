'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY, PLATFORMS_KEY } from '@/lib/queries/admin-keys';
import { tryPlatform } from '@/lib/queries/admin-platforms';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlatformView } from '@/lib/schemas/platform';
import { Moment } from '../moment';
import { Notice } from '../notice';
import { FAILURE_WORDS } from './failure-words';

/** A platform that is left alone because it failed again and again: since when, why, what comes next, and a way out. */
export function BreakerNotice({ platform }: { readonly platform: PlatformView }) {
  const client = useQueryClient();
  const attempt = useMutation({
    mutationFn: () => tryPlatform(platform.id),
    onSuccess: () => toast.success(`${platform.label} answers and takes meetings again`),
    onError: (error) => toast.error('It is still left alone', { description: toApiProblem(error).message }),
    onSettled: () =>
      Promise.all([ADMIN_KEY, PLATFORMS_KEY].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const { state, failuresInRow, openedAt, openUntil, cause } = platform.breaker;
  if (state === 'closed' || !openedAt) return null;
  return (
    <Notice
      tone="warning"
      action={
        <Button size="sm" variant="outline" isPending={attempt.isPending} onClick={() => attempt.mutate()}>
          Try now
        </Button>
      }
    >
      <p className="font-medium">
        Left alone since <Moment at={openedAt} />: new meetings go to the next platform.
      </p>
      <p>
        {failuresInRow} creates in a row failed
        {cause ? `: ${FAILURE_WORDS[cause] ?? cause.replaceAll('-', ' ')}` : null}.{' '}
        {state === 'open' && openUntil ? (
          <>
            One join tries it again <Moment at={openUntil} as="second" />.
          </>
        ) : (
          'The next join tries it again.'
        )}
      </p>
    </Notice>
  );
}

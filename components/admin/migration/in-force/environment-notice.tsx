'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { draftFromEnvironment, environmentQuery } from '@/lib/queries/admin-environment';
import { keepDraft } from '@/lib/queries/admin-migration';
import { ApiProblem, toApiProblem } from '@/lib/queries/api-problem';
import { Notice } from '../../notice';
import { useMigrationChange } from './use-migration-change';

const DRAFT_PAGE = '/admin/migration/draft';

/** Where the environment lists other rooms than the plan moves: what differs, and the way to preview and publish it. */
export function EnvironmentNotice({ hasDraft }: { readonly hasDraft: boolean }) {
  const router = useRouter();
  const client = useQueryClient();
  const { data } = useQuery(environmentQuery);
  const take = useMigrationChange(
    () => draftFromEnvironment(),
    async (draft) => {
      await keepDraft(client, draft);
      router.push(DRAFT_PAGE);
    },
  );
  if (!data || data.differences.length === 0) return null;
  // Taken into the draft before, and not published yet.
  const isInDraft = take.error instanceof ApiProblem && take.error.code === 'nothing-to-publish';
  return (
    <Notice
      tone="warning"
      action={
        <Button
          size="sm"
          isPending={take.isPending}
          onClick={() => (isInDraft ? router.push(DRAFT_PAGE) : take.mutate(undefined))}
        >
          {isInDraft ? 'Open the draft' : hasDraft ? 'Add to the draft' : 'Preview and publish'}
        </Button>
      }
    >
      <p className="font-medium">The environment says something else than the plan</p>
      <ul className="text-muted-foreground">
        {data.differences.map(({ target, sentence }) => (
          <li key={target} className="wrap-anywhere">
            {sentence}
          </li>
        ))}
      </ul>
      {take.error ? (
        <p role="alert" className={isInDraft ? '' : 'text-destructive'}>
          {toApiProblem(take.error).message}
        </p>
      ) : (
        <p className="text-muted-foreground">
          {hasDraft
            ? 'There is a draft already: this is added to it, and published with what else it holds. Nothing is decided by it until then.'
            : 'Nothing is decided by it until it is published.'}
        </p>
      )}
    </Notice>
  );
}

'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { apiKeysQuery, revokeApiKey } from '@/lib/queries/admin-api-keys';
import type { ApiKeyView } from '@/lib/schemas/api-key';
import { LoadMore } from '../load-more';
import { ProblemState } from '../problem-state';
import { RevokeDialog } from '../revoke-dialog';
import { Section } from '../section';
import { TableSkeleton } from '../table-skeleton';
import { ApiKeyDialog } from './api-key-dialog';
import { ApiKeysTable } from './api-keys-table';

/** Keys for machines: make one, see which are used, take them back. */
export function ApiKeys() {
  const keys = useInfiniteQuery(apiKeysQuery);
  const items = keys.data?.pages.flatMap((page) => page.items) ?? [];
  const [isMaking, setIsMaking] = useState(false);
  const [asked, setAsked] = useState<ApiKeyView | null>(null);
  return (
    <Section
      title="API keys"
      description={
        <>
          For machines. What they can do is in the{' '}
          <Link href="/docs/api" className="text-primary underline underline-offset-4">
            API reference
          </Link>
          .
        </>
      }
      actions={
        <Button variant="outline" size="sm" onClick={() => setIsMaking(true)}>
          Make a key
        </Button>
      }
    >
      {keys.isPending ? <TableSkeleton label="the API keys" rows={3} columns={6} /> : null}
      {keys.isError && !keys.data ? (
        <ProblemState
          title="The API keys couldn’t be loaded"
          error={keys.error}
          onRetry={() => keys.refetch()}
          isRetrying={keys.isFetching}
        />
      ) : null}
      {keys.data && items.length === 0 ? (
        <EmptyState
          className="py-8"
          title="No keys yet"
          description="Make one for each program that uses the API, so that each can be revoked alone."
        />
      ) : null}
      {items.length > 0 ? <ApiKeysTable keys={items} onRevoke={setAsked} /> : null}
      <LoadMore query={keys} what="keys" />
      {isMaking ? <ApiKeyDialog onClose={() => setIsMaking(false)} /> : null}
      <RevokeDialog
        id={asked?.id ?? null}
        title={`Revoke ${asked?.name ?? 'this key'}`}
        description="Programs that use it are refused from now on. It can’t be brought back."
        doneLabel="The key was revoked"
        revoke={revokeApiKey}
        onClose={() => setAsked(null)}
      />
    </Section>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { hostLinksQuery, revokeHostLink } from '@/lib/queries/admin-host-links';
import type { HostLinkView } from '@/lib/schemas/host-link';
import { Moment } from '../moment';
import { ProblemState } from '../problem-state';
import { RevokeDialog } from '../revoke-dialog';
import { Section } from '../section';
import { HostLinkDialog } from './host-link-dialog';

/** Links that let their bearers in as hosts: make one, see who uses them, take them back. */
export function HostLinks({ room }: { readonly room: string }) {
  const links = useQuery(hostLinksQuery(room));
  const [isMaking, setIsMaking] = useState(false);
  const [asked, setAsked] = useState<HostLinkView | null>(null);
  return (
    <Section
      title="Host links"
      description="Whoever has one joins as a host, without an account."
      actions={
        <Button variant="outline" size="sm" onClick={() => setIsMaking(true)}>
          Make a link
        </Button>
      }
    >
      {links.isPending ? <Skeleton className="h-20 w-full" /> : null}
      {links.isError && !links.data ? (
        <ProblemState
          title="The host links couldn’t be loaded"
          error={links.error}
          onRetry={() => links.refetch()}
          isRetrying={links.isFetching}
        />
      ) : null}
      {links.data?.length === 0 ? (
        <p className="rounded-md border border-dashed bg-card px-4 py-6 text-center text-sm text-muted-foreground">
          None. Owners and administrators are hosts when they are signed in.
        </p>
      ) : null}
      {links.data && links.data.length > 0 ? (
        <ul className="divide-y rounded-md border bg-card text-sm">
          {links.data.map((link) => (
            <li key={link.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2">
              <div className="min-w-0 flex-1 basis-40">
                <p className="truncate font-medium">{link.label || 'Without a label'}</p>
                <p className="text-xs text-muted-foreground">
                  <LinkStory link={link} />
                </p>
              </div>
              <Button
                variant="ghost"
                size="sm"
                aria-label={`Revoke ${link.label || 'the link without a label'}`}
                onClick={() => setAsked(link)}
              >
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {isMaking ? <HostLinkDialog room={room} onClose={() => setIsMaking(false)} /> : null}
      <RevokeDialog
        id={asked?.id ?? null}
        title={`Revoke ${asked?.label || 'this host link'}`}
        description="It opens nothing from now on, and can’t be brought back. Whoever came with it stays in the call, but can no longer let people in, record it or end it from our bar. What the platform’s own page lets hosts do stays theirs until the call ends."
        doneLabel="The host link was revoked"
        revoke={(id) => revokeHostLink({ room, id })}
        onClose={() => setAsked(null)}
      />
    </Section>
  );
}

function LinkStory({ link }: { readonly link: HostLinkView }) {
  const isOver = link.expiresAt !== null && new Date(link.expiresAt) <= new Date();
  return (
    <>
      Made {link.createdBy ? `by ${link.createdBy}, ` : ''}
      <Moment at={link.createdAt} as="distance" />
      {link.lastUsedAt ? (
        <>
          {' · used '}
          <Moment at={link.lastUsedAt} as="distance" />
        </>
      ) : (
        ' · never used'
      )}
      {link.expiresAt ? (
        <>
          {isOver ? ' · expired ' : ' · expires '}
          <Moment at={link.expiresAt} as="distance" />
        </>
      ) : null}
    </>
  );
}

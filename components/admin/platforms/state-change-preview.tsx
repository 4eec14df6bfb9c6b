'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { Skeleton } from '@/components/ui/skeleton';
import { platformStatePreviewQuery } from '@/lib/queries/admin-platforms';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlatformStatePreview, PlatformView } from '@/lib/schemas/platform';
import { countOf } from '../describe-people';
import { Notice } from '../notice';
import { usePlatformNames } from '../use-platform-names';

interface StateChangePreviewProps {
  readonly platform: PlatformView;
  readonly state: PlatformStatePreview['state'];
}

/** What a switch will do to whose next meeting, room by room, before it is done. */
export function StateChangePreview({ platform, state }: StateChangePreviewProps) {
  const preview = useQuery(platformStatePreviewQuery(platform.id, state));
  const { nameOf } = usePlatformNames();
  if (preview.isPending) {
    return (
      <div role="status" className="mt-4 space-y-2">
        <span className="sr-only">Working out which rooms change</span>
        <Skeleton className="h-5 w-3/4" />
        <Skeleton className="h-5 w-1/2" />
      </div>
    );
  }
  if (preview.isError) {
    return (
      <Notice tone="warning" className="mt-4">
        What this does to which room couldn’t be worked out: {toApiProblem(preview.error).message}
      </Notice>
    );
  }
  const { pinned, stranded } = preview.data;
  // Those that open nowhere are named above.
  const outcomes = preview.data.outcomes.flatMap(({ platform: to, ...some }) => (to === null ? [] : [{ to, ...some }]));
  return (
    <div className="mt-4 space-y-3 text-sm">
      {pinned.rooms > 0 ? (
        <Notice tone="warning">
          <p className="font-medium">
            {countOf(pinned.rooms, 'room')} pinned to {platform.label} won’t open until it is back:
          </p>
          <p>{nameRooms(pinned)}</p>
        </Notice>
      ) : null}
      {stranded.rooms > 0 ? (
        <Notice tone="warning">
          <p className="font-medium">
            {countOf(stranded.rooms, 'room')} won’t open until {platform.label} is back, as no other platform can take{' '}
            {stranded.rooms === 1 ? 'it' : 'them'}:
          </p>
          <p>{nameRooms(stranded)}</p>
        </Notice>
      ) : null}
      {preview.data.outcomes.length === 0 ? <p>No room’s next meeting changes.</p> : null}
      {outcomes.length === 0 ? null : (
        <section aria-label="Next meetings">
          <h3 className="font-medium">Next meetings</h3>
          <ul className="mt-1 max-h-56 divide-y overflow-y-auto rounded-md border">
            {outcomes.map(({ to, rooms, names }) => (
              <li key={to} className="px-3 py-1.5">
                <details>
                  <summary className="cursor-pointer">
                    <span className="tabular">{countOf(rooms, 'room')}</span>{' '}
                    <ArrowRight aria-label="to" className="inline size-3.5" />{' '}
                    <span className="font-medium">{nameOf(to)}</span>
                  </summary>
                  <p className="mt-1 break-words text-muted-foreground">{nameRooms({ rooms, names })}</p>
                </details>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function nameRooms({ rooms, names }: { readonly rooms: number; readonly names: readonly string[] }): string {
  const more = rooms - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

import { useQuery } from '@tanstack/react-query';
import { foreignRoomsQuery } from '@/lib/queries/admin-platforms';
import type { PlatformView } from '@/lib/schemas/platform';
import { countOf } from '../describe-people';
import { Moment } from '../moment';

/** Rooms on the account that Patchbay didn't make: named once, so that nobody wonders, and never touched. */
export function ForeignRooms({ platform }: { readonly platform: PlatformView }) {
  const { data } = useQuery(foreignRoomsQuery(platform.id));
  if (!data || data.total === 0) return null;
  const { items, total } = data;
  return (
    <details className="group text-sm">
      <summary className="cursor-pointer font-medium">
        Not ours: {total === 1 ? 'one room' : <span className="tabular">{countOf(total, 'room')}</span>} on this account
      </summary>
      <div className="mt-2 space-y-2">
        <p className="text-muted-foreground">
          Made by somebody else, or by another installation of Patchbay. They are never touched.
        </p>
        <ul className="max-h-64 overflow-y-auto rounded-md border">
          {items.map(({ name, firstSeenAt }) => (
            <li key={name} className="flex flex-wrap justify-between gap-x-4 border-b px-3 py-1.5 last:border-b-0">
              <span className="min-w-0 font-mono text-xs wrap-anywhere">{name}</span>
              <span className="text-xs text-muted-foreground">
                seen since <Moment at={firstSeenAt} />
              </span>
            </li>
          ))}
        </ul>
        {total > items.length ? <p className="text-muted-foreground">And {total - items.length} more.</p> : null}
      </div>
    </details>
  );
}

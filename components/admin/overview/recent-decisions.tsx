import Link from 'next/link';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import { StateDot } from '@/components/ui/state-dot';
import type { OverviewView } from '@/lib/schemas/overview';
import { Moment } from '../moment';

/** The latest decisions, each as its sentence. */
export function RecentDecisions({ decisions }: { readonly decisions: OverviewView['recentDecisions'] }) {
  if (decisions.length === 0) {
    return (
      <p className="rounded-md border border-dashed bg-card px-4 py-6 text-center text-sm text-muted-foreground">
        None yet. The first person who joins a room makes the first one.
      </p>
    );
  }
  return (
    <ul className="divide-y rounded-md border bg-card text-[0.8125rem]">
      {decisions.map((decision) => (
        <li
          key={`${decision.room}-${decision.at}`}
          className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-0.5 px-2.5 py-1.5 md:grid-cols-[6rem_10rem_7rem_minmax(0,1fr)]"
        >
          <span className="text-muted-foreground">
            <Moment at={decision.at} />
          </span>
          <Link
            href={`/admin/rooms/${decision.room}`}
            className="truncate font-medium underline-offset-4 hover:underline"
          >
            {decision.room}
          </Link>
          {decision.platform ? (
            <PlatformBadge platform={decision.platform} className="self-start text-[0.8125rem]" />
          ) : (
            <StateDot tone="destructive" className="self-start text-[0.8125rem]">
              No platform
            </StateDot>
          )}
          <span className="text-muted-foreground">{decision.sentence}</span>
        </li>
      ))}
    </ul>
  );
}

import Link from 'next/link';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import { StateDot } from '@/components/ui/state-dot';
import type { OverviewView } from '@/lib/schemas/overview';
import { DecisionSteps } from '../decision-trace';
import { Moment } from '../moment';
import { RoomName } from '../room-name';
import { WithMoments } from '../with-moments';

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
          <RoomName name={decision.room} className="truncate font-medium underline-offset-4 hover:underline" />
          {decision.platform ? (
            <PlatformBadge platform={decision.platform} className="self-start text-[0.8125rem]" />
          ) : (
            <StateDot tone="destructive" className="self-start text-[0.8125rem]">
              No platform
            </StateDot>
          )}
          <div className="min-w-0 text-muted-foreground">
            <p>
              <WithMoments text={decision.sentence} />
            </p>
            <details>
              <summary className="w-fit text-primary underline-offset-4 hover:underline">Every step</summary>
              <div className="space-y-2 py-2 text-foreground">
                <DecisionSteps decision={decision} />
                {decision.meetingId ? (
                  <Link
                    href={`/admin/meetings/${decision.meetingId}`}
                    className="text-primary underline-offset-4 hover:underline"
                  >
                    The meeting that came of it
                  </Link>
                ) : (
                  <p className="text-muted-foreground">No meeting came of it.</p>
                )}
              </div>
            </details>
          </div>
        </li>
      ))}
    </ul>
  );
}

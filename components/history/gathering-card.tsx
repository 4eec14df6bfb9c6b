import { describeDuration } from '@/components/admin/describe-time';
import { Moment } from '@/components/admin/moment';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import { StateDot } from '@/components/ui/state-dot';
import type { GatheringView } from '@/lib/schemas/history';
import { PeopleTable } from './people-table';

/** One call: when it was, where it ran and why, and who was in it. */
export function GatheringCard({ gathering }: { readonly gathering: GatheringView }) {
  const { startedAt, endedAt, parts, people, recordings } = gathering;
  return (
    <li className="rounded-md border bg-card">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 pt-3">
        <h2 className="font-medium tabular">
          {startedAt ? <Moment at={startedAt} /> : endedAt ? 'Nobody came in' : 'Nobody has come in yet'}
          {startedAt ? (
            <span className="ml-2 font-normal text-muted-foreground">
              {endedAt ? (
                describeDuration(new Date(endedAt).getTime() - new Date(startedAt).getTime())
              ) : (
                <Moment at={startedAt} as="duration" />
              )}
            </span>
          ) : null}
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted-foreground">
          {recordings > 0 ? <span>{recordings === 1 ? '1 recording' : `${recordings} recordings`}</span> : null}
          {endedAt === null ? (
            <StateDot tone={startedAt ? 'success' : 'neutral'}>{startedAt ? 'Going on' : 'Open'}</StateDot>
          ) : null}
        </p>
      </div>
      <ul aria-label="Where it ran" className="space-y-0.5 px-4 py-2 text-sm">
        {parts.map((part) => (
          <li key={part.meetingId} className="flex flex-wrap items-baseline gap-x-2">
            <PlatformBadge platform={part.platform} />
            {parts.length > 1 && part.startedAt ? (
              <span className="tabular text-muted-foreground">
                from <Moment at={part.startedAt} />
              </span>
            ) : null}
            <span className="text-muted-foreground">{part.sentence}</span>
          </li>
        ))}
      </ul>
      {people.length > 0 ? <PeopleTable people={people} /> : null}
    </li>
  );
}

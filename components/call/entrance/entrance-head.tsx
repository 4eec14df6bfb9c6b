import { Info } from 'lucide-react';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import { countPeople, describePresence } from '@/components/rooms/people-count';
import { Badge } from '@/components/ui/badge';
import { StateDot } from '@/components/ui/state-dot';
import type { RoomEntrance } from '@/lib/schemas/room-entrance';

interface EntranceHeadProps {
  entrance: RoomEntrance;
  /** Null where this visitor may not know. */
  people: number | null;
  isHost: boolean;
  /** What keeps this visitor from going in as they meant to: null where nothing does. */
  problems: readonly (string | null)[];
}

/** Which room this is, where the call is, who is there, and what is wrong with it if anything is. */
export function EntranceHead({ entrance, people, isHost, problems }: EntranceHeadProps) {
  return (
    <div className="flex flex-col gap-3">
      <h1 className="text-2xl font-semibold">{entrance.title}</h1>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        {entrance.platform ? <PlatformBadge platform={entrance.platform} /> : null}
        {people === null ? null : (
          <StateDot
            tone={people > 0 ? 'success' : 'neutral'}
            className={people > 0 ? 'tabular' : 'text-muted-foreground'}
          >
            {entrance.isInParts ? `${countPeople(people)} in all parts of the call` : describePresence(people)}
          </StateDot>
        )}
        {isHost ? <Badge variant="outline">You join as host</Badge> : null}
      </div>
      {/* Always there, so that screen readers hear of a change. */}
      <div role="status" className="contents">
        {problems.map((problem) => (problem ? <EntranceNotice key={problem}>{problem}</EntranceNotice> : null))}
      </div>
      {entrance.notice ? <EntranceNotice>{entrance.notice}</EntranceNotice> : null}
    </div>
  );
}

function EntranceNotice({ children }: { children: string }) {
  return (
    <p className="flex items-start gap-2 rounded-md border border-warning/50 bg-warning/10 px-3 py-2 text-sm">
      <Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <span>{children}</span>
    </p>
  );
}

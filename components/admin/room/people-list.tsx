import { Badge } from '@/components/ui/badge';
import type { ParticipantView } from '@/lib/schemas/meeting';
import { Moment } from '../moment';

/** Who is in the meeting and on the way in; who has left isn't listed. */
export function PeopleList({ people }: { readonly people: readonly ParticipantView[] }) {
  const present = people.filter(({ state }) => state === 'open' || state === 'connecting');
  if (present.length === 0) return null;
  return (
    <ul className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2 xl:grid-cols-3">
      {present.map((person) => (
        <li key={person.id} className="flex min-w-0 items-center gap-2">
          <span className="truncate">{person.displayName ?? 'Without a name'}</span>
          {person.role === 'host' ? <Badge variant="outline">host</Badge> : null}
          <span className="shrink-0 text-xs text-muted-foreground">
            {person.state === 'connecting' || !person.joinedAt ? (
              'connecting'
            ) : (
              <Moment at={person.joinedAt} as="duration" />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

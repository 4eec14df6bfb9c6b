'use client';

import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { describeDuration } from '@/components/admin/describe-time';
import { Moment } from '@/components/admin/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { GatheringView } from '@/lib/schemas/history';

type Person = GatheringView['people'][number];

/** More than these are shown on demand. */
const SHOWN_AT_FIRST = 6;

/** Who was in a call, and from when to when. */
export function PeopleTable({ people }: { readonly people: readonly Person[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? people : people.slice(0, SHOWN_AT_FIRST);
  return (
    <div className="border-t px-4 py-2">
      <ul aria-label={people.length === 1 ? '1 person' : `${people.length} people`} className="divide-y text-sm">
        {shown.map((person, index) => (
          // Several people may have one name, and none of them an id that means anything here.
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of who came first never changes
          <li key={index} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-1.5">
            <span className="flex min-w-0 items-center gap-2">
              <span className="truncate">{person.displayName ?? 'Without a name'}</span>
              {person.role === 'host' ? <Badge variant="outline">host</Badge> : null}
            </span>
            <span className="flex flex-wrap justify-end gap-x-3 tabular text-muted-foreground">
              {person.visits.map((visit) => (
                <span key={visit.from} className="whitespace-nowrap">
                  <Moment at={visit.from} />–{visit.until ? <Moment at={visit.until} /> : 'now'}{' '}
                  <span className="text-xs">({lengthOf(visit)})</span>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {people.length > SHOWN_AT_FIRST ? (
        <Button variant="ghost" size="sm" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          <ChevronDown aria-hidden="true" className={isWhole ? 'rotate-180' : undefined} />
          {isWhole ? 'Show fewer' : `Show all ${people.length} people`}
        </Button>
      ) : null}
    </div>
  );
}

function lengthOf({ from, until }: Person['visits'][number]): React.ReactNode {
  if (until === null) return <Moment at={from} as="duration" />;
  return describeDuration(new Date(until).getTime() - new Date(from).getTime());
}

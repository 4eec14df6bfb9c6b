'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRightLeft, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-variants';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { killSwitchesQuery } from '@/lib/queries/admin-migration';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import type { MoveSubject } from '@/lib/queries/room-moves';
import type { RoomFilter } from '@/lib/schemas/room-filter';
import { countOf } from '../describe-people';
import { describeTargetNow } from './move-targets';
import { MovesDialog, type MoveTargetChoice } from './moves-dialog';
import type { RoomSelection } from './use-room-selection';

interface SelectionBarProps {
  readonly selection: RoomSelection;
  readonly filter: RoomFilter;
  /** How many rooms match, on all pages. */
  readonly total: number;
  readonly isPageFull: boolean;
}

/** What can be done with the chosen rooms. Stays in sight while the list scrolls. */
export function SelectionBar({ selection, filter, total, isPageFull }: SelectionBarProps) {
  const { data: platforms } = useQuery(platformsQuery);
  const { data: killSwitches } = useQuery(killSwitchesQuery);
  const [target, setTarget] = useState<MoveTargetChoice | null>(null);
  const count = selection.isAllMatching ? total : selection.names.size;
  if (count === 0) return null;
  const subject: MoveSubject = selection.isAllMatching
    ? { kind: 'matching', filter }
    : { kind: 'rooms', names: [...selection.names].toSorted() };
  const usable = (platforms ?? []).filter(({ isConfigured, isKnown }) => isConfigured && isKnown);
  return (
    <section
      aria-label="Chosen rooms"
      className="sticky top-0 z-20 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-primary/40 bg-accent px-3 py-2 text-sm"
    >
      <p role="status" className="tabular font-medium">
        {selection.isAllMatching ? `All ${countOf(count, 'room')} that match` : `${countOf(count, 'room')} chosen`}
      </p>
      {isPageFull && !selection.isAllMatching && total > count ? (
        <Button variant="link" size="sm" onClick={selection.chooseAllMatching}>
          Choose all {total} that match
        </Button>
      ) : null}
      <span className="flex-1" />
      <DropdownMenu>
        <DropdownMenuTrigger className={buttonVariants({ size: 'sm' })}>
          <ArrowRightLeft aria-hidden="true" />
          Move {countOf(count, 'room')}
        </DropdownMenuTrigger>
        <DropdownMenuContent className="min-w-56">
          {usable.map(({ id, label, state }) => (
            <DropdownMenuItem key={id} onClick={() => setTarget({ platform: id, label })}>
              <ArrowRightLeft aria-hidden="true" />
              <span className="min-w-0">
                To {label}…
                <span className="block text-xs text-muted-foreground empty:hidden">
                  {describeTargetNow({ id, state }, killSwitches ?? [])}
                </span>
              </span>
            </DropdownMenuItem>
          ))}
          <DropdownMenuSeparator />
          <DropdownMenuItem onClick={() => setTarget({ platform: null, label: '' })}>Put back…</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Button variant="ghost" size="sm" onClick={selection.clear}>
        <X aria-hidden="true" />
        Choose none
      </Button>
      {target ? (
        <MovesDialog
          subject={subject}
          what={countOf(count, 'room')}
          target={target}
          onClose={() => setTarget(null)}
          onDone={selection.clear}
        />
      ) : null}
    </section>
  );
}

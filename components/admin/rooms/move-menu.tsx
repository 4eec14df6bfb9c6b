'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRightLeft, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { buttonVariants } from '@/components/ui/button-variants';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuText,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { cn } from '@/lib/cn';
import { killSwitchesQuery } from '@/lib/queries/admin-migration';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import { namePlatform } from '../platform-words';
import type { MovableRoom } from './movable-room';
import { listMoveTargets } from './move-targets';
import { MovesDialog, type MoveTargetChoice } from './moves-dialog';

interface MoveMenuProps {
  readonly room: MovableRoom;
  /** True in the rows of a table: only as high as the row. */
  readonly isDense?: boolean;
}

/** The per-room toggle: move the next meeting to another platform, or put the room back. */
export function MoveMenu({ room, isDense = false }: MoveMenuProps) {
  const { data: platforms } = useQuery(platformsQuery);
  const { data: killSwitches } = useQuery(killSwitchesQuery);
  const [chosen, setTarget] = useState<MoveTargetChoice | null>(null);
  const targets = listMoveTargets({
    home: room.platform,
    movedTo: room.override?.platform ?? null,
    platforms: platforms ?? [],
    killSwitches: killSwitches ?? [],
  });
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={`Move ${room.title}`}
          className={cn(
            buttonVariants({ variant: isDense ? 'ghost' : 'outline', size: 'sm' }),
            isDense && 'min-h-6 px-2 py-0 text-xs [&_svg]:size-3.5',
          )}
        >
          <ArrowRightLeft aria-hidden="true" />
          Move
        </DropdownMenuTrigger>
        <DropdownMenuContent className="min-w-64">
          {platforms ? null : <DropdownMenuText>Loading the platforms…</DropdownMenuText>}
          {targets.map((target) => (
            <DropdownMenuItem
              key={target.id}
              disabled={target.obstacle !== null}
              onClick={() => setTarget({ platform: target.id, label: target.label })}
            >
              <ArrowRightLeft aria-hidden="true" />
              <span className="min-w-0">
                {target.label}
                {target.obstacle === null ? '…' : null}
                {(target.obstacle ?? target.hint) ? (
                  <span className="block text-xs break-words text-muted-foreground">
                    {target.obstacle ?? target.hint}
                  </span>
                ) : null}
              </span>
            </DropdownMenuItem>
          ))}
          {room.override ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onClick={() => setTarget({ platform: null, label: '' })}>
                <Undo2 aria-hidden="true" />
                <span>
                  Put back…
                  <span className="block text-xs text-muted-foreground">
                    home is {namePlatform(room.platform, platforms)}
                  </span>
                </span>
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {chosen ? (
        <MovesDialog
          subject={{ kind: 'rooms', names: [room.name] }}
          what={room.title}
          target={chosen}
          onClose={() => setTarget(null)}
        />
      ) : null}
    </>
  );
}

'use client';

import { DoorClosed, EllipsisVertical, Globe, History, Lock, Pencil, Trash2, Undo2, Users } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { describeWaitingShort } from '@/components/door/describe-waiting';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { StateDot } from '@/components/ui/state-dot';
import type { RoomView } from '@/lib/schemas/room';
import { describeDoorShort } from './door-options';
import { describePresence } from './people-count';
import { undoDelete } from './undo-delete';

interface RoomRowProps {
  room: RoomView;
  onEdit: (room: RoomView) => void;
  onDelete: (room: RoomView) => void;
}

/** One room in the list: what it is, who is in it, and what one may do with it. */
export function RoomRow({ room, onEdit, onDelete }: RoomRowProps) {
  const router = useRouter();
  const people = room.live?.people ?? 0;
  const door = describeDoorShort(room.settings.door);
  const visibility = VISIBILITIES[room.visibility];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:grid sm:grid-cols-[minmax(0,1fr)_11rem_7rem_auto]">
      <div className="min-w-0 max-sm:basis-full">
        <Link href={`/${room.name}`} prefetch={false} className="rounded-sm font-medium hover:underline">
          {room.title}
        </Link>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-muted-foreground">
          <span className="wrap-anywhere">/{room.name}</span>
          <span className="inline-flex items-center gap-1 whitespace-nowrap">
            <visibility.icon aria-hidden="true" className="size-3.5" />
            {visibility.label}
          </span>
          {door && !room.isClosing ? (
            <span className="inline-flex items-center gap-1 whitespace-nowrap">
              <DoorClosed aria-hidden="true" className="size-3.5" />
              {door}
            </span>
          ) : null}
          {room.waitingPeople ? <Badge variant="warning">{describeWaitingShort(room.waitingPeople)}</Badge> : null}
          {room.owner ? <span className="truncate">Owned by {room.owner}</span> : null}
          {room.isClosing ? <Badge variant="outline">Deleted when its call is over</Badge> : null}
        </p>
      </div>
      <StateDot
        tone={people > 0 ? 'success' : 'neutral'}
        className={people > 0 ? 'tabular font-medium' : 'text-muted-foreground'}
      >
        {describePresence(people)}
      </StateDot>
      {/* Only where a call is: without one, where the next will be is decided when somebody joins. */}
      <div className="min-w-0 empty:max-sm:hidden">
        {room.live && people > 0 ? <PlatformBadge platform={room.live.platform} /> : null}
      </div>
      <div className="ml-auto flex items-center justify-end gap-1">
        <CopyButton value={room.url} label={`Copy link to ${room.title}`} isIconOnly variant="ghost" />
        {room.isClosing ? (
          <span className="text-sm text-muted-foreground">Nobody else can join</span>
        ) : (
          <ButtonLink href={`/${room.name}`} prefetch={false} size="sm" variant={people > 0 ? 'default' : 'outline'}>
            Join<span className="sr-only"> {room.title}</span>
          </ButtonLink>
        )}
        {room.canManage ? (
          <DropdownMenu>
            <DropdownMenuTrigger render={<Button variant="ghost" size="icon" aria-label={`More for ${room.title}`} />}>
              <EllipsisVertical aria-hidden="true" />
            </DropdownMenuTrigger>
            <DropdownMenuContent>
              <DropdownMenuItem onClick={() => onEdit(room)}>
                <Pencil aria-hidden="true" />
                Edit
              </DropdownMenuItem>
              <DropdownMenuItem onClick={() => router.push(`/${room.name}/history`)}>
                <History aria-hidden="true" />
                History
              </DropdownMenuItem>
              {room.isClosing ? (
                <DropdownMenuItem onClick={() => void undoDelete(room)}>
                  <Undo2 aria-hidden="true" />
                  Keep this room
                </DropdownMenuItem>
              ) : (
                <DropdownMenuItem isDestructive onClick={() => onDelete(room)}>
                  <Trash2 aria-hidden="true" />
                  Delete
                </DropdownMenuItem>
              )}
            </DropdownMenuContent>
          </DropdownMenu>
        ) : null}
      </div>
    </li>
  );
}

const VISIBILITIES = {
  open: { label: 'Anyone', icon: Globe },
  members: { label: 'Members', icon: Users },
  private: { label: 'Private', icon: Lock },
} as const;

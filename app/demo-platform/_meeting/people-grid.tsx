'use client';

import { cn } from '@/lib/cn';
import type { PersonState } from '@/lib/mock-vendor/room-state';
import { PersonTile } from './person-tile';
import type { LocalMedia } from './use-local-media';

interface PeopleGridProps {
  people: readonly PersonState[];
  ownConnectionId: string | null;
  media: LocalMedia;
  onRemove: ((person: PersonState) => void) | null;
}

/** Everybody in the call, in the order in which they came. */
export function PeopleGrid({ people, ownConnectionId, media, onRemove }: PeopleGridProps) {
  const isSelf = (person: PersonState) => ownConnectionId !== null && person.connectionIds.includes(ownConnectionId);
  return (
    <div className="flex min-h-0 flex-1 overflow-y-auto p-3 sm:p-4">
      <div className="m-auto w-full">
        <ul aria-label="People in this call" className={cn('mx-auto grid gap-3', layoutOf(people.length))}>
          {people.map((person) => (
            <PersonTile
              key={person.connectionId}
              person={person}
              isSelf={isSelf(person)}
              cameraStream={isSelf(person) ? media.cameraStream : null}
              hasMicrophone={isSelf(person) ? media.isMicrophoneOn : person.hasMicrophone}
              onRemove={onRemove && !isSelf(person) ? () => onRemove(person) : null}
            />
          ))}
        </ul>
        <p className="mt-3 text-center text-sm text-muted-foreground">
          {people.length === 1 ? 'Nobody else is here yet. ' : ''}This is a demo: others see your name, not your
          picture, and hear nothing.
        </p>
      </div>
    </div>
  );
}

/** Tiles as large as fit without scrolling for a few people, smaller for many. */
function layoutOf(count: number): string {
  if (count <= 1) return 'max-w-[min(48rem,calc((100dvh-13rem)*16/9))]';
  if (count <= 2) return 'max-w-6xl sm:grid-cols-2';
  if (count <= 4) return 'max-w-[min(72rem,calc((100dvh-14rem)*16/9))] grid-cols-2';
  if (count <= 9) return 'max-w-6xl grid-cols-2 sm:grid-cols-3';
  return 'grid-cols-2 sm:grid-cols-3 lg:grid-cols-5';
}

'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { RoomView } from '@/lib/schemas/room';
import { Moment } from '../moment';
import { FreeEarlierNameDialog } from './free-earlier-name-dialog';

interface EarlierNamesProps {
  readonly room: RoomView;
  readonly names: NonNullable<RoomView['earlierNames']>;
}

/** The names that a room had before and that lead to it, each with the way to free it. */
export function EarlierNames({ room, names }: EarlierNamesProps) {
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      <ul className="space-y-2">
        {names.map(({ name, since }) => (
          <li key={name} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <span className="min-w-0">
              <span className="wrap-anywhere">/{name}</span>{' '}
              <span className="text-muted-foreground">
                has led here since <Moment at={since} as="dated" />
              </span>
            </span>
            <Button
              variant="outline"
              size="sm"
              className="min-h-6 px-2 py-0 text-xs"
              aria-label={`Free this name: ${name}`}
              onClick={() => setAsked(name)}
            >
              Free this name
            </Button>
          </li>
        ))}
      </ul>
      {asked === null ? null : <FreeEarlierNameDialog room={room} name={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { announceNewcomers } from '@/components/door/describe-waiting';
import { playChime } from '@/components/door/play-chime';
import { toApiProblem } from '@/lib/queries/api-problem';
import { waitingQuery } from '@/lib/queries/door';
import type { WaitingPersonView } from '@/lib/schemas/door';
import { recallDoorSound, rememberDoorSound } from '../entrance/remembered-choices';

export interface DoorWatch {
  readonly people: readonly WaitingPersonView[];
  /** Who came last, to be said aloud; empty where nobody did. */
  readonly announcement: string;
  /** The list is on the screen. */
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly hasSound: boolean;
  readonly setSound: (hasSound: boolean) => void;
}

/** Who was announced on this page: a call that moves to another platform begins anew, and they aren’t newcomers then. */
const announced = new Set<string>();

const NOBODY: readonly WaitingPersonView[] = [];

/**
 * Watches the door of a call for one of its hosts: shows the list, says and sounds it once for each newcomer, however
 * many come at the same moment.
 */
export function useDoorWatch(call: { roomName: string; isHost: boolean }): DoorWatch {
  const { roomName, isHost } = call;
  const { data = NOBODY, error } = useQuery({ ...waitingQuery(roomName), enabled: isHost });
  // Where their host link was taken back, what was known before is still there.
  const people = !isHost || (error && toApiProblem(error).status === 403) ? NOBODY : data;
  const [announcement, setAnnouncement] = useState('');
  const [isOpen, setOpen] = useState(true);
  const [hasSound, setHasSound] = useState(recallDoorSound);
  const sound = useRef(hasSound);

  useEffect(() => {
    const newcomers = people.filter(({ id }) => !announced.has(id));
    for (const { id } of newcomers) announced.add(id);
    if (newcomers.length > 0) {
      setOpen(true);
      setAnnouncement(announceNewcomers(newcomers.map(({ displayName }) => displayName)));
      if (sound.current) playChime();
    } else if (people.length === 0) {
      setAnnouncement('');
    }
  }, [people]);

  const setSound = (next: boolean) => {
    sound.current = next;
    rememberDoorSound(next);
    setHasSound(next);
  };

  return { people, announcement, isOpen, setOpen, hasSound, setSound };
}

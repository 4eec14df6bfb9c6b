'use client';

import { useEffect, useRef, useState } from 'react';
import type { RoomState } from '@/lib/mock-vendor/room-state';

/**
 * What a screen reader says when others come and go, or the call is locked.
 * @param ownConnectionId this page's connection; another one after it was lost and made anew
 */
export function useAnnouncement(state: RoomState | null, ownConnectionId: string | null): string {
  const before = useRef<RoomState | null>(null);
  const own = useRef(new Set<string>());
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    if (ownConnectionId !== null) own.current.add(ownConnectionId);
    const text = before.current && state ? describeChange(before.current, state, own.current) : '';
    before.current = state;
    if (text !== '') setAnnouncement(text);
  }, [state, ownConnectionId]);
  return announcement;
}

/**
 * The difference between two states as sentences; empty where nothing changed that anybody must hear. Who comes and goes
 * at once by the same name has made their connection anew.
 * @param own every connection that this page has had: nobody is told of themselves
 */
export function describeChange(before: RoomState, after: RoomState, own: ReadonlySet<string> = new Set()): string {
  const came = findOthers(after, before, own);
  const went = findOthers(before, after, own);
  const sentences = [
    ...came.filter((name) => !went.includes(name)).map((name) => `${name} joined.`),
    ...went.filter((name) => !came.includes(name)).map((name) => `${name} left.`),
  ];
  if (before.isLocked !== after.isLocked)
    sentences.push(after.isLocked ? 'The call is locked.' : 'The call is open again.');
  return sentences.join(' ');
}

/** The names of those who are in one state and not in the other, without the person in front of this page. */
function findOthers(there: RoomState, elsewhere: RoomState, own: ReadonlySet<string>): readonly string[] {
  return there.people
    .filter((person) => !person.connectionIds.some((id) => own.has(id)))
    .filter((person) => !elsewhere.people.some((other) => sharesConnection(person, other)))
    .map(({ displayName }) => displayName);
}

type Connections = { readonly connectionIds: readonly string[] };

function sharesConnection(left: Connections, right: Connections): boolean {
  return left.connectionIds.some((id) => right.connectionIds.includes(id));
}

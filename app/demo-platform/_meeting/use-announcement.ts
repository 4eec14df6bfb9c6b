'use client';

import { useEffect, useRef, useState } from 'react';
import type { RoomState } from '@/lib/mock-vendor/room-state';

/** What a screen reader says when people come and go, or the call is locked. */
export function useAnnouncement(state: RoomState | null): string {
  const before = useRef<RoomState | null>(null);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    const text = before.current && state ? describeChange(before.current, state) : '';
    before.current = state;
    if (text !== '') setAnnouncement(text);
  }, [state]);
  return announcement;
}

/** The difference between two states as sentences; empty where nothing changed that anybody must hear. */
export function describeChange(before: RoomState, after: RoomState): string {
  const sentences: string[] = [];
  for (const person of after.people) {
    if (!before.people.some((other) => sharesConnection(person, other)))
      sentences.push(`${person.displayName} joined.`);
  }
  for (const person of before.people) {
    if (!after.people.some((other) => sharesConnection(person, other))) sentences.push(`${person.displayName} left.`);
  }
  if (before.isLocked !== after.isLocked)
    sentences.push(after.isLocked ? 'The call is locked.' : 'The call is open again.');
  return sentences.join(' ');
}

type Connections = { readonly connectionIds: readonly string[] };

function sharesConnection(left: Connections, right: Connections): boolean {
  return left.connectionIds.some((id) => right.connectionIds.includes(id));
}

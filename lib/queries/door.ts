import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { WaitingPersonView, WaitingPlace, WaitingSignal } from '../schemas/door';
import { fetchJson } from './fetch-json';
import { getQueryClient } from './query-client';
import { roomKeys } from './rooms';

/** The first word of the keys about doors: only hosts ask, and nobody else's page is to ask again for a knock. */
export const DOOR_KEY = 'door';

function addressOf(room: string): string {
  return `/api/v1/rooms/${encodeURIComponent(room)}/waiting`;
}

/** Who waits to be let into a room, for its hosts. */
export function waitingQuery(room: string) {
  return queryOptions({
    queryKey: [DOOR_KEY, room],
    queryFn: ({ signal }) => fetchJson<{ items: WaitingPersonView[] }>(addressOf(room), { signal }),
    select: ({ items }) => items,
    refetchInterval: 15_000,
    // A host who looks at another window is to hear of newcomers, too.
    refetchIntervalInBackground: true,
  });
}

interface DoorDecision {
  readonly room: string;
  readonly person: WaitingPersonView;
}

/** Takes people out of the list that a host looks at, before the server's own answer does. */
function takeOut(room: string, ids: readonly string[]): void {
  getQueryClient().setQueryData<{ items: WaitingPersonView[] }>([DOOR_KEY, room], (list) =>
    list ? { items: list.items.filter(({ id }) => !ids.includes(id)) } : list,
  );
}

/** A refusal may mean that they are a host no more: what is known of the call is asked again as well. */
const refresh = () =>
  Promise.all([
    getQueryClient().invalidateQueries({ queryKey: [DOOR_KEY] }),
    getQueryClient().invalidateQueries({ queryKey: roomKeys.calls }),
  ]);

export const admitMutation = mutationOptions({
  mutationFn: ({ room, person }: DoorDecision) =>
    fetchJson<WaitingPersonView>(`${addressOf(room)}/${person.id}/admit`, { method: 'POST' }),
  onSuccess: (_, { room, person }) => takeOut(room, [person.id]),
  onSettled: refresh,
});

export const denyMutation = mutationOptions({
  mutationFn: ({ room, person }: DoorDecision) =>
    fetchJson<WaitingPersonView>(`${addressOf(room)}/${person.id}/deny`, { method: 'POST' }),
  onSuccess: (_, { room, person }) => takeOut(room, [person.id]),
  onSettled: refresh,
});

/** Lets in those whom the host sees, and nobody who came since. */
export const admitAllMutation = mutationOptions({
  mutationFn: ({ room, people }: { room: string; people: readonly WaitingPersonView[] }) =>
    fetchJson<unknown>(`${addressOf(room)}/all/admit`, { method: 'POST', body: { ids: people.map(({ id }) => id) } }),
  onSuccess: (_, { room, people }) =>
    takeOut(
      room,
      people.map(({ id }) => id),
    ),
  onSettled: refresh,
});

/** Tells the server that this page still waits, and hears how things stand. */
export function signalWaiting(place: {
  room: string;
  id: string;
  signal: WaitingSignal;
  abort?: AbortSignal;
}): Promise<WaitingPlace> {
  return fetchJson<WaitingPlace>(`${addressOf(place.room)}/${place.id}/signal`, {
    method: 'POST',
    body: place.signal,
    signal: place.abort,
  });
}

/** A goodbye while the page goes away, when ordinary requests are cut off. */
export function sendWaitingGoodbye(room: string, id: string, state: 'leaving' | 'left'): void {
  const body = new Blob([JSON.stringify({ state })], { type: 'application/json' });
  navigator.sendBeacon(`${addressOf(room)}/${id}/signal`, body);
}

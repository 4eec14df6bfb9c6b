'use client';

import { useMutation } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { toApiProblem } from '@/lib/queries/api-problem';
import { admitAllMutation, admitMutation, denyMutation } from '@/lib/queries/door';
import type { WaitingPersonView } from '@/lib/schemas/door';

interface WaitingListProps {
  roomName: string;
  people: readonly WaitingPersonView[];
}

/** Who waits at a door, each with a yes and a no, and a yes for all. */
export function WaitingList({ roomName, people }: WaitingListProps) {
  const admit = useMutation(admitMutation);
  const deny = useMutation(denyMutation);
  const admitAll = useMutation(admitAllMutation);
  const list = useRef<HTMLUListElement>(null);
  /** The place in the list of whoever was answered last; null once the keyboard has moved on. */
  const answered = useRef<number | null>(null);
  const error = admit.error ?? deny.error ?? admitAll.error;
  const ids = people.map(({ id }) => id).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is the sign that somebody was answered
  useEffect(() => {
    const place = answered.current;
    if (place === null) return;
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>('button[data-admit]') ?? [];
    // Only where the keyboard lost its place with the row.
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    answered.current = null;
    buttons[Math.min(place, buttons.length - 1)]?.focus();
  }, [ids]);

  const clear = () => {
    for (const mutation of [admit, deny, admitAll]) if (mutation.isError) mutation.reset();
  };
  const answer = (mutation: typeof admit, person: WaitingPersonView) => {
    clear();
    answered.current = people.indexOf(person);
    mutation.mutate({ room: roomName, person });
  };
  const isPending = (mutation: typeof admit, id: string) => mutation.isPending && mutation.variables?.person.id === id;

  return (
    <div className="flex min-w-0 max-w-2xl flex-col gap-2">
      <ul ref={list} className="flex max-h-56 flex-col divide-y overflow-y-auto" aria-label="People who wait">
        {people.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-1.5">
            <span className="min-w-0 flex-1 basis-32 text-sm wrap-anywhere">
              {person.displayName}{' '}
              {person.isSignedIn ? (
                <Badge variant="outline" className="ml-1 align-middle">
                  signed in
                </Badge>
              ) : null}
            </span>
            <span className="flex shrink-0 gap-2">
              <Button
                size="sm"
                data-admit=""
                isPending={isPending(admit, person.id)}
                aria-label={`Admit ${person.displayName}`}
                onClick={() => answer(admit, person)}
              >
                {isPending(admit, person.id) ? null : <Check aria-hidden="true" />}
                Admit
              </Button>
              <Button
                size="sm"
                variant="outline"
                isPending={isPending(deny, person.id)}
                aria-label={`Deny ${person.displayName}`}
                onClick={() => answer(deny, person)}
              >
                {isPending(deny, person.id) ? null : <X aria-hidden="true" />}
                Deny
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {people.length > 1 ? (
        <Button
          size="sm"
          variant="outline"
          className="self-start"
          isPending={admitAll.isPending}
          onClick={() => {
            clear();
            answered.current = 0;
            admitAll.mutate({ room: roomName, people });
          }}
        >
          Admit all {people.length}
        </Button>
      ) : null}
      {error ? (
        <p role="alert" className="text-sm text-destructive">
          {toApiProblem(error).message}
        </p>
      ) : null}
    </div>
  );
}

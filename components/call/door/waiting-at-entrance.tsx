'use client';

import { useQuery } from '@tanstack/react-query';
import { describeWaitingCount } from '@/components/door/describe-waiting';
import { WaitingList } from '@/components/door/waiting-list';
import { waitingQuery } from '@/lib/queries/door';

/** For who runs the room, before they join: who waits to be let in. They may also be let in from here. */
export function WaitingAtEntrance({ roomName }: { roomName: string }) {
  const { data: people = [] } = useQuery(waitingQuery(roomName));
  const title = describeWaitingCount(people.length);
  return (
    <>
      {/* Always there, so that screen readers hear of a change. */}
      <p role="status" className="sr-only">
        {people.length > 0 ? `${title}.` : ''}
      </p>
      {people.length > 0 ? (
        <section className="rounded-md border bg-card px-3 py-2" aria-labelledby="waiting-at-entrance">
          <h2 id="waiting-at-entrance" className="text-sm font-semibold">
            {title}
          </h2>
          <WaitingList roomName={roomName} people={people} />
        </section>
      ) : null}
    </>
  );
}

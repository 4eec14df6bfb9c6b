'use client';

import { useQuery } from '@tanstack/react-query';
import { describeWaitingCount } from '@/components/door/describe-waiting';
import { WaitingList } from '@/components/door/waiting-list';
import { waitingQuery } from '@/lib/queries/door';
import { Section } from '../section';

/** Who waits at the door of a room right now; nothing where nobody does. */
export function WaitingPeople({ room }: { readonly room: string }) {
  const { data: people = [] } = useQuery(waitingQuery(room));
  const title = describeWaitingCount(people.length);
  return (
    <>
      {/* Always there, so that screen readers hear of a change. */}
      <p role="status" className="sr-only">
        {people.length > 0 ? `${title}.` : ''}
      </p>
      {people.length > 0 ? (
        <Section title={title} description="They come in by themselves once you admit them.">
          <div className="max-w-2xl rounded-md border bg-card px-3 py-1.5">
            <WaitingList roomName={room} people={people} />
          </div>
        </Section>
      ) : null}
    </>
  );
}

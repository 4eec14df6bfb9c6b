'use client';

import { z } from 'zod';
import { countWords } from '../../describe-people';
import { usePlatformNames } from '../../use-platform-names';

const outcomeSchema = z.object({ after: z.string().nullable(), done: z.string().nullable(), why: z.string() });
const detailsSchema = z.object({
  count: z.int(),
  rooms: z.array(z.object({ room: z.string(), shown: outcomeSchema, now: outcomeSchema })),
  joinedSince: z.array(z.string()).default([]),
});

const NAMED_ROOMS = 20;

/** The rooms for which a preview no longer holds, and those that it couldn't know, out of the refusal of a publish. */
export function ChangedRooms({ details }: { readonly details: Readonly<Record<string, unknown>> }) {
  const { nameOf } = usePlatformNames();
  const parsed = detailsSchema.safeParse(details);
  if (!parsed.success) return null;
  const { rooms, count, joinedSince } = parsed.data;
  const shown = rooms.slice(0, NAMED_ROOMS);
  const joined = joinedSince.slice(0, NAMED_ROOMS);
  const wordsOf = (platform: string | null, why: string) => `${platform ? nameOf(platform) : 'no platform'} (${why})`;
  return (
    <>
      <ul className="space-y-1">
        {shown.map(({ room, shown: before, now }) => {
          // A room may go where it was shown to at first, and elsewhere once all waves have begun.
          const when = before.after === now.after ? 'done' : 'after';
          return (
            <li key={room} className="wrap-anywhere">
              <span className="font-medium">{room}</span>: {wordsOf(before[when], before.why)} was shown, now{' '}
              {wordsOf(now[when], now.why)}
            </li>
          );
        })}
        {count > shown.length ? <li>and {countWords(count - shown.length)} more</li> : null}
      </ul>
      {joined.length > 0 ? (
        <p className="wrap-anywhere">
          Made since the preview: {joined.join(', ')}
          {joinedSince.length > joined.length ? ' and more' : ''}.
        </p>
      ) : null}
    </>
  );
}

import { z } from 'zod';

const outcome = z.object({ after: z.string().nullable(), why: z.string() });
const detailsSchema = z.object({
  count: z.int(),
  rooms: z.array(z.object({ room: z.string(), shown: outcome, now: outcome })),
});

/** The rooms for which a preview no longer holds, out of the refusal of a publish. */
export function ChangedRooms({ details }: { readonly details: Readonly<Record<string, unknown>> }) {
  const parsed = detailsSchema.safeParse(details);
  if (!parsed.success) return null;
  const { rooms, count } = parsed.data;
  const shown = rooms.slice(0, 20);
  return (
    <ul className="space-y-1">
      {shown.map(({ room, shown: before, now }) => (
        <li key={room} className="wrap-anywhere">
          <span className="font-medium">{room}</span>: {wordsOf(before)} was shown, now {wordsOf(now)}
        </li>
      ))}
      {count > shown.length ? <li>and {count - shown.length} more</li> : null}
    </ul>
  );
}

function wordsOf({ after, why }: z.infer<typeof outcome>): string {
  return `${after ?? 'no platform'} (${why})`;
}

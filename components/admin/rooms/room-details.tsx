import type { AdminRoomView } from '@/lib/schemas/overview';
import { describePeople } from '../describe-people';
import { Moment } from '../moment';

/** What a row has no room for: why, in sentences; what waits and for whom; and what follows a move by hand. */
export function RoomDetails({ room, id }: { readonly room: AdminRoomView; readonly id: string }) {
  const { next, waiting, override, afterwards, owner, tags } = room;
  return (
    <tr id={id} className="stacked:block">
      <td colSpan={9} className="border-b bg-muted/50 px-2.5 py-2 stacked:block">
        <div className="max-w-prose space-y-1 pl-7 stacked:pl-0">
          <p>{next.sentence}</p>
          {waiting ? (
            <p>
              {waiting.since ? (
                <>
                  Since <Moment at={waiting.since} />,{' '}
                </>
              ) : null}
              for this call to end; {describePeople(waiting.people)}.
              {waiting.relocateAt ? (
                <>
                  {' '}
                  They are moved along at <Moment at={waiting.relocateAt} />.
                </>
              ) : null}
            </p>
          ) : null}
          {override?.note ? <p>“{override.note}”</p> : null}
          {afterwards ? (
            <p>
              {afterwards.at ? (
                <>
                  From <Moment at={afterwards.at} /> on:{' '}
                </>
              ) : (
                'Once put back: '
              )}
              {afterwards.sentence}
            </p>
          ) : null}
          <p className="text-muted-foreground">
            {owner ? `Owned by ${owner}` : 'Nobody’s'}
            {tags.length > 0 ? ` · ${tags.join(', ')}` : null}
          </p>
        </div>
      </td>
    </tr>
  );
}

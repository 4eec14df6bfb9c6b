import type { AdminRoomView } from '@/lib/schemas/overview';
import { Moment } from '../moment';
import { WithMoments } from '../with-moments';
import { WaitingDetails } from './waiting-details';

/** What a row has no room for: why, in sentences; what waits and for whom; and what follows a move by hand. */
export function RoomDetails({ room, id }: { readonly room: AdminRoomView; readonly id: string }) {
  const { live, next, waiting, override, afterwards, owner, tags } = room;
  return (
    <tr id={id} className="stacked:block">
      <td colSpan={9} className="border-b bg-muted/50 px-2.5 py-2 stacked:block">
        <div className="max-w-prose space-y-1 pl-7 stacked:pl-0">
          <p>
            <WithMoments text={next.sentence} />
          </p>
          {waiting && live ? <WaitingDetails waiting={waiting} platform={live.platform} /> : null}
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
              <WithMoments text={afterwards.sentence} />
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

import { Trash2 } from 'lucide-react';
import { undoDelete } from '@/components/rooms/undo-delete';
import { Button } from '@/components/ui/button';
import type { AdminRoomView } from '@/lib/schemas/overview';
import type { RoomClosingView } from '@/lib/schemas/room';
import { DataCell } from '../data-table';
import { Moment } from '../moment';
import { LOW } from './row-height';

/** In place of the next meeting of a room that has none: it is deleted when its call is over. */
export function ClosingCell({ closing }: { readonly closing: RoomClosingView }) {
  return (
    <DataCell label="Next meeting" className={LOW} title={`As ${closing.by ?? 'somebody'} asked for`}>
      <span className="flex items-baseline gap-1.5 text-warning">
        <Trash2 aria-hidden="true" className="size-3 shrink-0 translate-y-0.5" />
        <span className="min-w-0 wrap-break-word">
          Deleted when its call is over, since <Moment at={closing.since} />
          {closing.by === null ? null : `, by ${closing.by}`}
        </span>
      </span>
    </DataCell>
  );
}

/** In place of moving it. */
export function KeepButton({ room }: { readonly room: AdminRoomView }) {
  return (
    <Button
      variant="ghost"
      size="sm"
      className="min-h-6 px-2 py-0 text-xs"
      aria-label={`Keep ${room.title}`}
      onClick={() => void undoDelete(room)}
    >
      Keep
    </Button>
  );
}

'use client';

import { useState } from 'react';
import { DeleteRoomDialog } from '@/components/rooms/delete-room-dialog';
import { DOOR_OPTIONS } from '@/components/rooms/door-options';
import { Button } from '@/components/ui/button';
import type { RoomView } from '@/lib/schemas/room';
import { PlatformName } from '../platform-name';
import { Section } from '../section';
import { EarlierNames } from './earlier-names';
import { EditRoomDialog } from './edit-room-dialog';
import { PIN_OPTIONS, RECORDING_OPTIONS, RECORDING_START_OPTIONS, VISIBILITY_OPTIONS } from './room-options';

/** What the room is set to, and the ways to change that and to delete the room. */
export function RoomSettings({ room }: { readonly room: RoomView }) {
  const [dialog, setDialog] = useState<'edit' | 'delete' | null>(null);
  const close = () => setDialog(null);
  const { settings } = room;
  const rows = [
    { term: 'Home platform', value: <PlatformName platform={room.platform} /> },
    { term: 'Pin', value: labelIn(PIN_OPTIONS, room.pin) },
    { term: 'Who may enter', value: labelIn(VISIBILITY_OPTIONS, room.visibility) },
    { term: 'How guests get in', value: labelIn(DOOR_OPTIONS, settings.door) },
    { term: 'Owner', value: room.owner ?? 'nobody' },
    { term: 'Size', value: `${settings.size} people` },
    { term: 'Recording', value: labelIn(RECORDING_OPTIONS, settings.recording) },
    ...(settings.recording === 'none'
      ? []
      : [{ term: 'Recording starts', value: labelIn(RECORDING_START_OPTIONS, settings.recordingStart) }]),
    { term: 'A new call begins after', value: `${settings.meetingHours} h, once nobody is in` },
    { term: 'Ends when empty for', value: `${settings.graceSeconds} s` },
    { term: 'Tags', value: room.tags.length > 0 ? room.tags.join(', ') : 'none' },
    ...(room.earlierNames?.length
      ? [{ term: 'Earlier names', value: <EarlierNames room={room} names={room.earlierNames} /> }]
      : []),
  ];
  return (
    <Section
      title="Settings"
      actions={
        <>
          <Button variant="outline" size="sm" onClick={() => setDialog('edit')}>
            Edit
          </Button>
          {room.isClosing ? null : (
            <Button variant="outline" size="sm" onClick={() => setDialog('delete')}>
              Delete
            </Button>
          )}
        </>
      }
    >
      <dl className="tabular divide-y rounded-md border bg-card text-sm">
        {rows.map(({ term, value }) => (
          <div key={term} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-4 px-3 py-1.5">
            <dt className="text-muted-foreground">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {dialog === 'edit' ? <EditRoomDialog room={room} onClose={close} /> : null}
      {dialog === 'delete' ? <DeleteRoomDialog room={room} onClose={close} /> : null}
    </Section>
  );
}

function labelIn(options: readonly { readonly value: string; readonly label: string }[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

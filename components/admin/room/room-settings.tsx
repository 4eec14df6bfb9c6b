'use client';

import { useState } from 'react';
import { DOOR_OPTIONS } from '@/components/rooms/door-options';
import { Button } from '@/components/ui/button';
import type { RoomView } from '@/lib/schemas/room';
import { PlatformName } from '../platform-name';
import { Section } from '../section';
import { EditRoomDialog } from './edit-room-dialog';
import { PIN_OPTIONS, RECORDING_OPTIONS, RECORDING_START_OPTIONS, VISIBILITY_OPTIONS } from './room-options';

/** What the room is set to, and the way to change it. */
export function RoomSettings({ room }: { readonly room: RoomView }) {
  const [isEditing, setIsEditing] = useState(false);
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
    { term: 'A meeting lasts at most', value: `${settings.meetingHours} h` },
    { term: 'Ends when empty for', value: `${settings.graceSeconds} s` },
    { term: 'Tags', value: room.tags.length > 0 ? room.tags.join(', ') : 'none' },
  ];
  return (
    <Section
      title="Settings"
      actions={
        <Button variant="outline" size="sm" onClick={() => setIsEditing(true)}>
          Edit
        </Button>
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
      {isEditing ? <EditRoomDialog room={room} onClose={() => setIsEditing(false)} /> : null}
    </Section>
  );
}

function labelIn(options: readonly { readonly value: string; readonly label: string }[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { meetingQuery } from '@/lib/queries/admin-rooms';
import type { RoomView } from '@/lib/schemas/room';
import { Notice } from '../notice';
import { describeWaitingSettings } from './describe-waiting-settings';

/** Settings that were changed while people are in the call, which keeps those it was made with. */
export function WaitingSettings({ room }: { readonly room: RoomView }) {
  const call = room.live !== null && room.live.people > 0 ? room.live : null;
  const { data: meeting } = useQuery({ ...meetingQuery(call?.meetingId ?? ''), enabled: call !== null });
  const sentence =
    call && meeting ? describeWaitingSettings({ inCall: meeting.settings, inRoom: room.settings }) : null;
  return sentence ? <Notice tone="info">{sentence}</Notice> : null;
}

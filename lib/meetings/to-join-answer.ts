import type { z } from 'zod';
import { canStartRemotely } from '../recordings/find-remote-recording';
import type { joinAnswerSchema } from '../schemas/meeting';
import type { Joined } from './join-room';

/** What a join answers: the meeting, this person, and what their page embeds. */
export function toJoinAnswer({ room, meeting, people, participant, embed }: Joined): z.infer<typeof joinAnswerSchema> {
  return {
    meeting: {
      id: meeting.id,
      room: room.slug,
      platform: meeting.platform,
      state: meeting.state,
      startedAt: meeting.startedAt?.toISOString() ?? null,
      endDate: meeting.endDate.toISOString(),
      people,
      recording: {
        kind: meeting.settings.recording ?? 'none',
        start: meeting.settings.recordingStart ?? 'host',
        isRemote: canStartRemotely(meeting),
      },
    },
    participant: { id: participant.id, role: participant.role, displayName: participant.displayName },
    embed: { ...embed },
  };
}

import type { z } from 'zod';
import type { Actor } from '../../access/actor';
import { canStartRemotely } from '../../recordings/find-remote-recording';
import { needsHostPage } from '../../recordings/needs-host-page';
import type { joinAnswerSchema } from '../../schemas/meeting';
import type { Joined } from './joined';
import { describeLostHostRights } from './refuse-for-key';

/** What a join answers: the meeting, this person, and what their page embeds. */
export function toJoinAnswer(joined: Joined, actor: Actor): z.infer<typeof joinAnswerSchema> {
  const { room, meeting, people, participant, embed } = joined;
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
        needsHostPage: needsHostPage(meeting),
      },
    },
    participant: { id: participant.id, role: participant.role, displayName: participant.displayName },
    embed: { ...embed },
    notice: joined.lacksHostRights ? describeLostHostRights(actor, meeting.platform) : null,
  };
}

import type { Actor } from '../access/actor';
import { listSessions } from '../data/meetings/participant-sessions';
import type { ParticipantView } from '../schemas/meeting';
import { findMeetingToManage } from './vendor-rooms/find-meeting-with-room';

/** Who is and was in a meeting: one entry per connection, machines left out. */
export async function listParticipants(asked: { meetingId: string; actor: Actor }): Promise<ParticipantView[]> {
  const { meeting } = await findMeetingToManage(asked.meetingId, asked.actor);
  const sessions = await listSessions(meeting.id);
  return sessions.map((session) => ({
    id: session.id,
    displayName: session.displayName,
    role: session.role,
    state: session.state,
    joinedAt: session.joinedAt?.toISOString() ?? null,
    leftAt: session.leftAt?.toISOString() ?? null,
    recordingConsent: session.recordingConsent,
  }));
}

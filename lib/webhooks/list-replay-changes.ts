import type { ReplaySnapshot, SnapshotMeeting, SnapshotSession } from '../data/webhooks/replay-snapshot';
import type { ReplayChangeView } from '../schemas/webhook-delivery';

/** What is different after a replay, in plain words: meetings first, then people, then recordings. Pure. */
export function listReplayChanges(before: ReplaySnapshot, after: ReplaySnapshot): ReplayChangeView[] {
  const roomOf = (meetingId: string) => after.meetings.find(({ id }) => id === meetingId)?.room ?? null;
  const changes: ReplayChangeView[] = [];
  for (const meeting of after.meetings) {
    const known = before.meetings.find(({ id }) => id === meeting.id);
    if (known) changes.push(...changesOfMeeting(known, meeting));
  }
  for (const session of after.sessions) {
    const known = before.sessions.find(({ id }) => id === session.id) ?? null;
    const change = changeOfSession(known, session);
    if (change) changes.push({ ...change, room: roomOf(session.meetingId) });
  }
  for (const recording of after.recordings) {
    const known = before.recordings.find(({ id }) => id === recording.id);
    if (known?.state === recording.state) continue;
    const room = roomOf(recording.meetingId);
    changes.push({ kind: 'recording-changed', room, sentence: describeRecording(known?.state, recording.state) });
  }
  return changes;
}

function changesOfMeeting(before: SnapshotMeeting, after: SnapshotMeeting): ReplayChangeView[] {
  const { room } = after;
  const call = room === null ? 'The call' : `The call in ${room}`;
  if (before.state !== after.state) {
    return after.state === 'ended'
      ? [{ kind: 'meeting-ended', room, sentence: `${call} is over.` }]
      : [{ kind: 'meeting-changed', room, sentence: `${call} is ${after.state} instead of ${before.state}.` }];
  }
  if (!before.isEmpty && after.isEmpty) {
    return [{ kind: 'meeting-emptied', room, sentence: `${call} is empty, and ends when its grace period is over.` }];
  }
  if (before.isEmpty && !after.isEmpty) {
    return [{ kind: 'meeting-occupied', room, sentence: `${call} has somebody in it again.` }];
  }
  if (before.startedAt !== after.startedAt) {
    return [{ kind: 'meeting-changed', room, sentence: `${call} began at another time than was known.` }];
  }
  return [];
}

function changeOfSession(
  before: SnapshotSession | null,
  after: SnapshotSession,
): Omit<ReplayChangeView, 'room'> | null {
  const name = after.displayName ?? (after.isBot ? 'A machine' : 'Somebody without a name');
  if (!before) {
    return after.state === 'open'
      ? { kind: 'session-opened', sentence: `${name} is in.` }
      : { kind: 'session-recorded', sentence: `${name} was in and has left.` };
  }
  if (before.state !== after.state) {
    if (after.state !== 'open') return { kind: 'session-closed', sentence: `${name} is out.` };
    return before.state === 'connecting'
      ? { kind: 'session-opened', sentence: `${name} is in.` }
      : { kind: 'session-reopened', sentence: `${name} is in again.` };
  }
  const isSame =
    before.displayName === after.displayName &&
    before.isBot === after.isBot &&
    before.joinedAt === after.joinedAt &&
    before.leftAt === after.leftAt;
  return isSame ? null : { kind: 'session-changed', sentence: `${name}: the name or the times are put right.` };
}

function describeRecording(before: string | undefined, after: string): string {
  return before === undefined ? `A recording is ${after}.` : `A recording is ${after} instead of ${before}.`;
}

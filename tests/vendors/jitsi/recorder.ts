import { randomUUID } from 'node:crypto';
import { type Conference, type Conferences, toPath } from './conferences';

interface RunningRecording {
  readonly recordingSessionId: string;
  readonly initiatorId: string;
  readonly startedAt: Date;
  /** The recorder is in the call as an occupant that nobody is shown. */
  readonly recorderJid: string;
}

export interface Recorder {
  /** False where this person may not record: only moderators whose token has the feature. */
  start(occupantJid: string): boolean;
  stop(occupantJid: string): boolean;
  isRecording(roomName: string): boolean;
  /** The recorder goes where everybody else has, and what it recorded is stored. */
  settle(): void;
}

/** One recorder for each call at a time, as Jibri serves them. */
export function createRecorder(options: {
  readonly conferences: Conferences;
  readonly recorderDomain: string;
  /** 8x8's words for its customer. */
  readonly tell: (conference: Conference, eventType: string, data: Readonly<Record<string, unknown>>) => void;
  readonly now: () => Date;
}): Recorder {
  const { conferences, tell, now } = options;
  const running = new Map<Conference, RunningRecording>();

  const findCall = (occupantJid: string): Conference | null => {
    const conference = conferences.list().find(({ present }) => present.has(occupantJid));
    const occupant = conference?.present.get(occupantJid);
    return conference && occupant?.isModerator && occupant.user.mayRecord ? conference : null;
  };
  const finish = (conference: Conference): void => {
    const recording = running.get(conference);
    if (!recording) return;
    running.delete(conference);
    conferences.leave(recording.recorderJid);
    const { recordingSessionId, initiatorId, startedAt } = recording;
    const endedAt = now();
    tell(conference, 'RECORDING_ENDED', {});
    tell(conference, 'RECORDING_UPLOADED', {
      participants: [...conference.everybody.values()]
        .filter(({ user }) => user.id !== null)
        .map(({ user }) => ({ name: user.name ?? '', avatar: user.avatar ?? '', id: user.id })),
      preAuthenticatedLink: `https://recordings.example.test/${recordingSessionId}.mp4`,
      share: false,
      initiatorId,
      durationSec: Math.round((endedAt.getTime() - startedAt.getTime()) / 1_000),
      startTimestamp: startedAt.getTime(),
      endTimestamp: endedAt.getTime(),
      recordingSessionId,
    });
  };

  return {
    start: (occupantJid) => {
      const conference = findCall(occupantJid);
      if (!conference) return false;
      if (running.has(conference)) return true;
      const initiatorId = conference.present.get(occupantJid)?.user.id ?? '';
      const recorderJid = conferences.joinMachine(
        toPath(conference.node),
        `recorder@${options.recorderDomain}/${randomUUID()}`,
      );
      running.set(conference, { recordingSessionId: randomUUID(), initiatorId, startedAt: now(), recorderJid });
      tell(conference, 'RECORDING_STARTED', {});
      return true;
    },
    stop: (occupantJid) => {
      const conference = findCall(occupantJid);
      if (conference) finish(conference);
      return conference !== null;
    },
    isRecording: (roomName) => {
      const conference = conferences.find(roomName);
      return conference !== undefined && running.has(conference);
    },
    settle: () => {
      for (const [conference, { recorderJid }] of running) {
        if ([...conference.present.keys()].every((jid) => jid === recorderJid)) finish(conference);
      }
    },
  };
}

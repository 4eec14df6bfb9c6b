import type { MeetingEvent } from '../video-platforms/contract';

/** What an event says beyond its type, for the administrator who looks at its delivery; null where that says it all. */
export function describeEvent(event: MeetingEvent): string | null {
  switch (event.type) {
    case 'participant-waiting':
      return `${event.participant.displayName ?? 'Somebody'} waits at the platform’s own door.`;
    case 'participant-stopped-waiting':
      return `${event.participant.displayName ?? 'Somebody'} no longer waits at the platform’s own door.`;
    case 'transcription-changed':
      return `The transcription ${event.transcriptionId} ${TRANSCRIPTION_WORDS[event.state]}.`;
    case 'recording-failed':
      return event.reason;
    default:
      return null;
  }
}

const TRANSCRIPTION_WORDS = { started: 'has started', finished: 'is finished', failed: 'has failed' } as const;

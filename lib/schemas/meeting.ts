import { z } from 'zod';
import { decisionSchema } from './decision';
import { meetingRecordingSchema } from './recording';
import { displayText } from './text';

export const meetingStateSchema = z.enum(['creating', 'live', 'draining', 'ended', 'failed']);

/** A meeting as the API gives it: the same keys on every platform, and never a vendor's address. */
export const meetingSchema = z.object({
  id: z.string(),
  room: z.string(),
  platform: z.string(),
  state: meetingStateSchema,
  /** Our link to the room. */
  url: z.string(),
  startedAt: z.string().nullable(),
  endDate: z.string(),
  endedAt: z.string().nullable(),
  people: z.int(),
  decision: decisionSchema.nullable(),
});
export type MeetingView = z.infer<typeof meetingSchema>;

export const displayNameSchema = displayText('Your name', 80);

export const joinSchema = z.strictObject({
  displayName: displayNameSchema,
  /** The answer to being recorded; needed where the call may be. Either one lets this person in. */
  consent: z.boolean().optional(),
  hostKey: z.string().min(10).max(200).optional(),
});
export type JoinInput = z.infer<typeof joinSchema>;

export const embedSchema = z.looseObject({ kind: z.string() });

export const joinAnswerSchema = z.object({
  meeting: z.object({
    id: z.string(),
    room: z.string(),
    platform: z.string(),
    state: meetingStateSchema,
    startedAt: z.string().nullable(),
    endDate: z.string(),
    people: z.int(),
    recording: meetingRecordingSchema,
  }),
  participant: z.object({ id: z.string(), role: z.enum(['host', 'guest']), displayName: z.string() }),
  embed: embedSchema,
});

/** What a call page tells of itself. */
export const signalSchema = z.strictObject({
  state: z.enum(['connecting', 'joined', 'left', 'failed']),
  code: z.string().max(80).optional(),
});
export type SignalInput = z.infer<typeof signalSchema>;

export const participantSchema = z.object({
  id: z.string(),
  displayName: z.string().nullable(),
  role: z.enum(['host', 'guest']),
  state: z.enum(['connecting', 'open', 'closed', 'failed']),
  joinedAt: z.string().nullable(),
  leftAt: z.string().nullable(),
  /** The answer to being recorded; null for who was not asked, which is not a yes. */
  recordingConsent: z.boolean().nullable(),
});
export type ParticipantView = z.infer<typeof participantSchema>;

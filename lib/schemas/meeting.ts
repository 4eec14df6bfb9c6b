import { z } from 'zod';
import { decisionSchema } from './decision';
import { meetingRecordingSchema, recordingKindSchema, recordingSchema } from './recording';
import { roomClosingSchema } from './room';
import { displayText } from './text';
import { waitingChangeSchema } from './waiting-change';

export const meetingStateSchema = z.enum(['creating', 'live', 'draining', 'ended', 'failed']);

/** When the people in a meeting are taken to its continuation. */
const relocationSchema = z.object({
  at: z.string(),
  /** The same, counted by the server's clock. */
  inSeconds: z.number(),
  /** `vendor-end`: its platform ends its room then. */
  cause: z.enum(['requested', 'vendor-end']),
});

/** A move of a meeting's people that no platform took. */
const relocationFailureSchema = z.object({
  /** The platform that it was to be on. */
  platform: z.string(),
  at: z.string(),
  /** Why, without a full stop: `Whereby failed`. */
  sentence: z.string(),
  /** True where they were to be moved at once, which nobody tries again; only administrators are told of it. */
  isAtOnce: z.boolean(),
});

/** A meeting as the API gives it: the same keys on every platform, and never a vendor's address. */
export const meetingSchema = z.object({
  id: z.string(),
  /** The name of its room in the link; null once that was deleted and its name freed. */
  room: z.string().nullable(),
  /** What its room is called now. */
  roomTitle: z.string(),
  platform: z.string(),
  state: meetingStateSchema,
  /** Our link to the room; null where that has no name any more. */
  url: z.string().nullable(),
  startedAt: z.string().nullable(),
  endDate: z.string(),
  endedAt: z.string().nullable(),
  /** Everybody in the call; while it is moved, in both parts of it, each person once. */
  people: z.int(),
  decision: decisionSchema.nullable(),
  /** What it was made with. A change of its room's settings waits for it to end. */
  settings: z.object({
    size: z.int(),
    recording: z.enum(['none', 'local', 'cloud']),
    recordingStart: z.enum(['host', 'prompt', 'automatic']),
    /** After so many hours a new one begins, once nobody is in. */
    meetingHours: z.int(),
  }),
  /** Why it is over: `empty`, `never-used`, `ended-for-all`, `moved`, `room-deleted`, `vendor-room-gone`, …; null while it isn't. */
  endReason: z.string().nullable(),
  /** It goes on past its end date: people are in it, and stay. */
  isOverrunning: z.boolean(),
  /** The meeting of the same gathering before this one. */
  continuesId: z.string().nullable(),
  /** The one after it: where newcomers are while this one is `draining`. */
  /** Where it goes on; `recording` unless `none` is asked about before anybody goes along who never answered. */
  continuedBy: z.object({ id: z.string(), platform: z.string(), recording: recordingKindSchema }).nullable(),
  /** People in other parts of the same gathering, who are neither in this one nor being taken along; empty in lists. */
  otherParts: z.array(z.object({ platform: z.string(), people: z.int() })),
  relocation: relocationSchema.nullable(),
  /** What the last try of the move failed at. Without a `relocation` it was given up, and everybody stays. */
  relocationFailure: relocationFailureSchema.nullable(),
  /** For hosts and who manages the room: what waits for this call to end. */
  waiting: waitingChangeSchema.nullable(),
  /** Its room is deleted when this call is over; null where it isn’t. */
  closing: roomClosingSchema.nullable(),
  /** For hosts and who manages the room: that its platform’s room is still open though the call is over, and what is tried. */
  unclosedRoom: z.string().nullable(),
  /** A host’s say of the caller in this call. `revoked`: they came by a host link that was taken back since. */
  hostRights: z.enum(['held', 'revoked', 'none']),
});
export type MeetingView = z.infer<typeof meetingSchema>;

/** A meeting as the list of its room's meetings has it: with what was recorded of it, failed attempts included. */
export const listedMeetingSchema = meetingSchema.extend({ recordings: z.array(recordingSchema) });
export type ListedMeetingView = z.infer<typeof listedMeetingSchema>;

export const displayNameSchema = displayText('Your name', 80);

const hostKeySchema = z.string().min(10).max(200);

/** The secret of a host link, as it stands behind the `#` of its address. */
export const checkHostKeySchema = z.strictObject({ hostKey: hostKeySchema });

export const joinSchema = z.strictObject({
  displayName: displayNameSchema,
  /** The answer to being recorded; needed where the call may be. Either one lets this person in. */
  consent: z.boolean().optional(),
  hostKey: hostKeySchema.optional(),
});
export type JoinInput = z.infer<typeof joinSchema>;

export const relocateSchema = z.strictObject({
  /** When; at once where it is left out. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** Away from its platform, whatever the room is decided to be on: it doesn't answer. Hosts may ask for nothing else. */
  elsewhere: z.boolean().optional(),
  platform: z
    .string()
    .optional()
    .describe(
      'Where the people were said to go. Refused with `next-platform-changed` where that is another platform by now. Left out: to where the room belongs, and to nothing that takes its place.',
    ),
});
export type RelocateInput = z.infer<typeof relocateSchema>;

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
  /** What this person should know of their way in, in words for them; null where all is well. */
  notice: z.string().nullable(),
});

/** The answer to being recorded, where the continuation of a call may be and nobody had asked before. */
export const continueSchema = z.strictObject({ consent: z.boolean().optional() });

/** What a call page tells of itself; and that it saw its platform begin or stop to record, or fail to. */
export const signalSchema = z.strictObject({
  state: z.enum([
    'connecting',
    'joined',
    'left',
    'failed',
    'recording-started',
    'recording-stopped',
    'recording-failed',
  ]),
  /** Why it failed; `removed` with `left` where a host took them out, who then ask anew at a door that isn't open. */
  code: z.string().max(80).optional(),
});
export type SignalInput = z.infer<typeof signalSchema>;

/** What a page tells of its person, without what it tells of recordings. */
export type PageSignal = SignalInput & { readonly state: Exclude<SignalInput['state'], `recording-${string}`> };

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

import { z } from 'zod';

/**
 * A moment as Daily writes it: seconds with or without a fraction, in one sample as text. Anything so large that it
 * can't be seconds is taken for milliseconds.
 */
export const moment = z
  .union([z.number(), z.string().regex(/^\d{1,13}(\.\d{1,9})?$/)])
  .transform(Number)
  .refine((value) => value >= 0 && value < 1e14)
  .transform((value) => new Date(Math.round(value > 1e11 ? value : value * 1_000)));

const lenientMoment = moment.nullish().catch(null);

/** Text that may be null, empty or of another type, none of which is worth losing the rest for. */
const optionalText = z.string().min(1).nullish().catch(null);

const duration = z.number().nonnegative().nullish().catch(null);

export const domainSchema = z.looseObject({ domain_name: optionalText, domain_id: optionalText });

export const roomSchema = z.looseObject({ id: z.string().min(1), name: z.string().min(1), url: z.url() });

/** One page of all rooms. */
export const roomsSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string().min(1),
      name: z.string().min(1),
      created_at: z.coerce.date().nullish().catch(null),
    }),
  ),
});

/** When a room closes, of what its name finds. */
export const roomEndSchema = z.looseObject({
  name: z.string().min(1),
  config: z.looseObject({ exp: lenientMoment }).nullish().catch(null),
});

const presentSchema = z.looseObject({
  id: z.string().min(1),
  userId: optionalText,
  userName: optionalText,
  joinTime: z.coerce.date(),
});
export type DailyPresent = z.infer<typeof presentSchema>;

export const presenceSchema = z.looseObject({
  total_count: z.int().nullish().catch(null),
  data: z.array(presentSchema),
});

/** By the room's name; rooms that nobody is in aren't there. */
export const domainPresenceSchema = z.record(z.string(), z.array(presentSchema));

export const meetingsSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string().min(1),
      room: z.string().min(1),
      start_time: moment,
      duration: z.number().nonnegative(),
      ongoing: z.boolean(),
    }),
  ),
});

export const recordingsSchema = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string().min(1),
      /** Not in every description of a list; what is listed was asked for by room. */
      room_name: optionalText,
      start_ts: moment,
      status: z.string(),
      duration,
    }),
  ),
});

export const accessLinkSchema = z.looseObject({ download_link: z.url(), expires: moment });

/** What a start answers besides the recording's id is not documented. */
export const recordingStartSchema = z.looseObject({ id: optionalText, recordingId: optionalText });

export const tokenSchema = z.looseObject({ token: z.string().min(1) });

export const webhookSchema = z.looseObject({
  uuid: z.string().min(1),
  url: z.string(),
  hmac: optionalText,
  retryType: optionalText,
  eventTypes: z.array(z.string()).nullish().catch(null),
  state: optionalText,
  failedCount: z.number().nullish().catch(null),
});
export type DailyWebhook = z.infer<typeof webhookSchema>;

/** A bare array, unlike Daily's other lists. */
export const webhooksSchema = z.array(webhookSchema);

/** What every event is wrapped in. The test before a webhook is made has none of it. */
export const envelopeSchema = z.looseObject({
  id: z.string().min(1).max(500).nullish().catch(null),
  type: z.string().min(1).max(100),
  payload: z.looseObject({}),
  event_ts: lenientMoment,
});

export const testSchema = z.looseObject({ test: z.string(), type: z.undefined().optional() });

const roomName = z.string().min(1).max(200);

export const participantPayloadSchema = z.looseObject({
  room: roomName,
  session_id: z.string().min(1).max(200),
  user_id: optionalText,
  user_name: optionalText,
  owner: z.boolean().nullish().catch(null),
  joined_at: lenientMoment,
  duration,
  permissions: z
    .looseObject({ hasPresence: z.boolean().nullish().catch(null) })
    .nullish()
    .catch(null),
});

export const meetingPayloadSchema = z.looseObject({ room: roomName, start_ts: lenientMoment, end_ts: lenientMoment });

export const recordingPayloadSchema = z.looseObject({
  recording_id: optionalText,
  instance_id: optionalText,
  /** Only `recording.started` lacks it, and then again has it under either name in the wild. */
  room_name: optionalText,
  room: optionalText,
  type: optionalText,
  start_ts: lenientMoment,
  timestamp: lenientMoment,
  duration,
  s3_key: optionalText,
  error_msg: optionalText,
  tracks: z
    .array(z.looseObject({ type: optionalText, s3Key: optionalText, size: z.number().nullish().catch(null) }))
    .nullish()
    .catch(null),
});
export type RecordingPayload = z.infer<typeof recordingPayloadSchema>;

export const transcriptPayloadSchema = z.looseObject({
  id: z.string().min(1).max(200),
  room_id: optionalText,
});

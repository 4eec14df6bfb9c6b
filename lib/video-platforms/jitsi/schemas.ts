import { z } from 'zod';

/** Whole seconds; Prosody's JSON may write them as `42.0`, which is the same number. */
const seconds = z.number().finite().nonnegative().max(253_402_300_799);

/** Lua has no null and no empty text worth keeping. */
const optionalText = z.string().min(1).nullish().catch(null);

export const occupantSchema = z.looseObject({
  occupant_jid: z.string().min(1).max(3_072),
  joined_at: seconds.nullish().catch(null),
  left_at: seconds.nullish().catch(null),
  name: optionalText,
  id: optionalText,
  /** Only where the plugin copies the token's whole user. */
  affiliation: optionalText,
  moderator: z.union([z.boolean(), z.string()]).nullish().catch(null),
});
export type Occupant = z.infer<typeof occupantSchema>;

/** An empty list arrives as `{}`: Lua cannot tell the two apart. Entries that make no sense are left out. */
const occupantList = z.preprocess(
  (value) => (Array.isArray(value) ? value.filter((entry) => occupantSchema.safeParse(entry).success) : []),
  z.array(occupantSchema),
);

/** One post of event_sync; what each event needs beyond this is checked where it is mapped. */
export const eventSyncSchema = z.looseObject({
  event_name: optionalText,
  room_name: z.string().min(1).max(1_024),
  is_breakout: z.boolean().nullish().catch(null),
  breakout_room_id: optionalText,
  created_at: seconds.nullish().catch(null),
  destroyed_at: seconds.nullish().catch(null),
  /** Missing where somebody entered before the conference's focus did. */
  occupant: occupantSchema.nullish().catch(null),
  all_occupants: occupantList,
});
export type EventSyncPost = z.infer<typeof eventSyncSchema>;

/** Milliseconds as text; missing, or nonsense, is a room that nobody has entered yet. */
const millisecondsText = z
  .union([z.string().regex(/^\d{1,15}$/), z.number().int().nonnegative().max(253_402_300_799_999)])
  .transform((value) => new Date(Number(value)))
  .nullish()
  .catch(null);

const censusEntrySchema = z.looseObject({
  room_name: z.string().min(1).max(3_072),
  /** Null where it is nonsense, which is not 0. */
  participants: z.number().int().nonnegative().nullable().catch(null),
  created_time: millisecondsText,
});
export type CensusEntry = z.infer<typeof censusEntrySchema>;

/** The answer of `/room-census`: an empty list comes as `[]` or, from another JSON library of Lua's, as `{}`. */
export const censusSchema = z.looseObject({
  room_census: z.union([
    z.array(censusEntrySchema),
    z.strictObject({}).transform((): z.infer<typeof censusEntrySchema>[] => []),
  ]),
});

const fileSchema = z.looseObject({
  name: z.string().min(1).max(1_024),
  bytes: z.number().int().nonnegative().nullish().catch(null),
  startedAt: seconds.nullish().catch(null),
  modifiedAt: seconds.nullish().catch(null),
});

/** What docs/jitsi/finalize-recording.sh sends when Jibri has finished a recording. */
export const recordingReportSchema = z.looseObject({
  event: z.literal('jibri-recording-finished'),
  /** Jibri's session: the name of the recording's own folder. */
  sessionId: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/),
  directory: z.string().max(4_096).nullish().catch(null),
  finishedAt: seconds,
  files: z.array(fileSchema),
  /** Jibri's own `metadata.json`, in base64; null where there is none. */
  metadata: z.string().nullish().catch(null),
});
export type RecordingReport = z.infer<typeof recordingReportSchema>;

/** Jibri's `metadata.json`; who was in (`participants`) has no shape to rely on and isn't read. */
export const recordingMetadataSchema = z.looseObject({ meeting_url: z.string().nullish().catch(null) });

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

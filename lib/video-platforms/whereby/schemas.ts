import { z } from 'zod';

const date = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const optionalDate = date.nullish().catch(null);

/** No text worth keeping: null, missing, empty, or of another type. */
const optionalText = z.string().min(1).nullish().catch(null);

const roomAddress = z.url({ protocol: /^https$/ });

/** A room. `hostRoomUrl` is a secret, and there only where it was asked for. */
export const meetingSchema = z.looseObject({
  // A text by the document, and a number in it.
  meetingId: z.union([z.string().min(1), z.int().transform(String)]),
  roomName: optionalText,
  roomUrl: roomAddress,
  hostRoomUrl: roomAddress.nullish(),
  startDate: optionalDate,
});
export type WherebyMeeting = z.infer<typeof meetingSchema>;

/** The address of one room for hosts. */
export const hostRoomSchema = z.looseObject({ hostRoomUrl: roomAddress });

/** One page of a list. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.looseObject({ results: z.array(item), cursor: z.string().nullish() });
}

/**
 * The OpenAPI document requires `createdAt` and `endAt` of a session and describes `startedAt` and `endedAt`; answers
 * have the latter. `endAt` is when the room expires and says nothing of the session.
 */
export const roomSessionSchema = z
  .looseObject({
    roomSessionId: z.string().min(1),
    startedAt: optionalDate,
    createdAt: optionalDate,
    endedAt: optionalDate,
  })
  .refine(({ startedAt, createdAt }) => startedAt != null || createdAt != null, { path: ['startedAt'] });

/** One stay in a session, as insights list it. */
export const sessionParticipantSchema = z.looseObject({
  participantId: z.string().min(1).max(200),
  externalId: optionalText,
  displayName: optionalText,
  roleName: optionalText,
  joinedAt: optionalDate,
  leftAt: optionalDate,
});

export const recordingSchema = z.looseObject({
  recordingId: z.string().min(1),
  startDate: date,
  endDate: optionalDate,
});

export const accessLinkSchema = z.looseObject({
  accessLink: z.url(),
  /** Milliseconds since 1970. */
  expires: z.number().int().positive(),
});

/** What is kept with a meeting. */
export const providerDataSchema = z.looseObject({ roomUrl: roomAddress });

/** What every webhook is wrapped in. */
export const envelopeSchema = z.looseObject({
  id: z.string().min(1).max(200),
  type: z.string().min(1).max(100),
  createdAt: date,
  data: z.looseObject({}),
});

const roomName = z.string().min(1).max(1_024);

export const roomEventSchema = z.looseObject({ roomName });

const count = z.number().int().nonnegative();

export const clientEventSchema = z.looseObject({
  roomName,
  participantId: z.string().min(1).max(200),
  displayName: optionalText,
  externalId: optionalText,
  roleName: optionalText,
  /** After the event, machines included. */
  numClients: count.nullish().catch(null),
  numClientsByRoleName: z.record(z.string(), count).nullish().catch(null),
});
export type ClientEvent = z.infer<typeof clientEventSchema>;

export const recordingEventSchema = z.looseObject({
  roomName,
  recordingId: z.string().min(1).max(200),
  filename: optionalText,
});

export const transcriptionEventSchema = z.looseObject({ roomName, transcriptionId: z.string().min(1).max(200) });

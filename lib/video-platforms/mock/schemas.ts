import { z } from 'zod';

const isoDate = z.coerce.date();

export const roomSchema = z.looseObject({ name: z.string().min(1), expiresAt: isoDate });

export const roomListSchema = z.looseObject({
  rooms: z.array(z.looseObject({ name: z.string().min(1), createdAt: isoDate })),
});

export const roomEndSchema = z.looseObject({ name: z.string().min(1), endedAt: isoDate.nullable() });

const presentSchema = z.looseObject({
  connectionId: z.string().min(1),
  personId: z.string().min(1).nullish(),
  displayName: z.string().nullish(),
  joinedAt: isoDate,
});
export type MockPresent = z.infer<typeof presentSchema>;

export const presenceSchema = z.looseObject({ people: z.array(presentSchema) });

/** By the room's name; rooms that nobody is in aren't there. */
export const allPresenceSchema = z.looseObject({ rooms: z.record(z.string(), z.array(presentSchema)) });

export const sessionsSchema = z.looseObject({
  sessions: z.array(z.looseObject({ id: z.string().min(1), startedAt: isoDate, endedAt: isoDate.nullish() })),
});

const percent = z.number().min(0).max(100);

export const faultsSchema = z.looseObject({
  latencyMs: z.number().min(0),
  createErrorPercent: percent,
  lostWebhookPercent: percent,
  duplicateWebhookPercent: percent,
  reorderedWebhookPercent: percent,
});

/** What every webhook of the demo platform is wrapped in. */
export const envelopeSchema = z.looseObject({
  id: z.string().min(1).max(200),
  type: z.string().min(1).max(100),
  createdAt: isoDate,
  data: z.looseObject({}),
});

export const personEventSchema = z.looseObject({
  roomName: z.string().min(1),
  person: z.looseObject({
    connectionId: z.string().min(1),
    personId: z.string().min(1).nullish(),
    displayName: z.string().nullish(),
    isHost: z.boolean().nullish(),
    joinedAt: isoDate.nullish().catch(null),
  }),
});

export const roomEventSchema = z.looseObject({ roomName: z.string().min(1), startedAt: isoDate.nullish() });

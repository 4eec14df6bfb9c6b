import { z } from 'zod';

const LATEST_DATE_MS = 8_640_000_000_000_000;

const milliseconds = z.number().nonnegative().max(LATEST_DATE_MS);
const optionalText = z.string().min(1).nullish().catch(null);

/** What every event has around its `data`. The call for a room's settings has the room's name only. */
export const envelopeSchema = z.looseObject({
  idempotencyKey: optionalText,
  eventType: optionalText,
  sessionId: optionalText,
  timestamp: milliseconds.nullish().catch(null),
  /** `<AppID>/<room>` */
  fqn: z.string().min(1).max(1_024),
  data: z.unknown().optional(),
});
export type JaasEnvelope = z.infer<typeof envelopeSchema>;

export const roomDataSchema = z.looseObject({ isBreakout: z.boolean().nullish().catch(null) });

export const personDataSchema = z.looseObject({
  participantJid: z.string().min(1).max(3_072),
  id: optionalText,
  name: optionalText,
  moderator: z.union([z.boolean(), z.string()]).nullish().catch(null),
  isBreakout: z.boolean().nullish().catch(null),
  breakoutRoomId: optionalText,
});
export type JaasPerson = z.infer<typeof personDataSchema>;

export const recordingDataSchema = z.looseObject({
  recordingSessionId: optionalText,
  preAuthenticatedLink: z
    .url({ protocol: /^https$/ })
    .nullish()
    .catch(null),
  startTimestamp: milliseconds.nullish().catch(null),
  durationSec: z.number().nonnegative().nullish().catch(null),
});

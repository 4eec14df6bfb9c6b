import { z } from 'zod';

const CONTROL_CHARACTERS = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u;

/** Names of our own pages: a room called so could not be opened. */
const RESERVED_NAMES = ['api', 'client'];

export const roomNameSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/, { error: 'must be 1 to 80 of a to z, 0 to 9 and hyphens' })
  .refine((name) => !RESERVED_NAMES.includes(name), { error: 'is reserved' });

const LONGEST_LIFE_MS = 400 * 24 * 60 * 60_000;

export const createRoomSchema = z.strictObject({
  name: roomNameSchema,
  displayName: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((name) => !CONTROL_CHARACTERS.test(name), { error: 'must not hold control characters' }),
  expiresAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .refine((date) => date.getTime() > Date.now(), { error: 'must be in the future' })
    .refine((date) => date.getTime() < Date.now() + LONGEST_LIFE_MS, { error: 'must be within 400 days' }),
  largestSize: z.int().min(2).max(100).default(100),
});
export type CreateRoomInput = z.infer<typeof createRoomSchema>;

export const lockSchema = z.strictObject({ isLocked: z.boolean() });

const percent = z.number().min(0).max(100);

export const faultsSchema = z.strictObject({
  latencyMs: z.int().min(0).max(60_000).default(0),
  createErrorPercent: percent.default(0),
  lostWebhookPercent: percent.default(0),
  duplicateWebhookPercent: percent.default(0),
  reorderedWebhookPercent: percent.default(0),
});
export type Faults = z.infer<typeof faultsSchema>;

/** What the meeting page sends. */
export const enterSchema = z.strictObject({ token: z.string().min(1).max(4_096) });

const connectionKey = z.string().min(1).max(200);

export const heartbeatSchema = z.strictObject({
  key: connectionKey,
  hasCamera: z.boolean(),
  hasMicrophone: z.boolean(),
});

export const leaveSchema = z.strictObject({ key: connectionKey });

export const hostActionSchema = z.discriminatedUnion('action', [
  z.strictObject({ key: connectionKey, action: z.literal('end') }),
  z.strictObject({ key: connectionKey, action: z.literal('lock') }),
  z.strictObject({ key: connectionKey, action: z.literal('unlock') }),
  z.strictObject({ key: connectionKey, action: z.literal('remove'), connectionId: z.uuid() }),
]);
export type HostAction = z.infer<typeof hostActionSchema>;

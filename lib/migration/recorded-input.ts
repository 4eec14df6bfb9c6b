import { z } from 'zod';
import { pinSchema } from '../schemas/room';
import type { DecisionInput } from './decision';

const time = z.coerce.date();

/**
 * What a decision was made from, as it is kept beside it: facts of that moment, none of which can be read again later.
 * It names nobody but the room's owner.
 */
export const recordedInputSchema = z.object({
  room: z.object({
    id: z.string(),
    slug: z.string(),
    platform: z.string(),
    pin: pinSchema,
    settings: z.object({ size: z.int(), recording: z.enum(['none', 'local', 'cloud']), door: z.string().optional() }),
    ownerEmail: z.string().nullable(),
    tags: z.array(z.string()).readonly(),
    createdAt: time,
    formerNames: z.array(z.string()).readonly(),
  }),
  usage: z.object({
    largestPeople: z.int(),
    hasRecordedToCloud: z.boolean(),
    hasRecordedLocally: z.boolean(),
  }),
  override: z
    .object({
      platform: z.string(),
      expiresAt: time.nullable(),
      waive: z.array(z.string()).readonly(),
      createdAt: time,
    })
    .nullable(),
  killSwitches: z.object({ targets: z.array(z.string()), heldByEnvironment: z.array(z.string()) }),
  platforms: z.array(
    z.object({
      id: z.string(),
      isConfigured: z.boolean(),
      state: z.enum(['active', 'draining', 'disabled']),
      failure: z
        .enum(['create-failed', 'create-refused', 'create-unreadable', 'create-busy', 'key-refused', 'breaker-open'])
        .nullable(),
    }),
  ),
  defaultPlatform: z.string(),
  now: time,
});
export type RecordedInput = z.infer<typeof recordedInputSchema>;

/** The facts of a decision, to be kept as JSON. */
export function toRecordedInput(input: DecisionInput): RecordedInput {
  const { room, override, killSwitches } = input;
  const { size, recording, door } = room.settings;
  return {
    room: {
      id: room.id,
      slug: room.slug,
      platform: room.platform,
      pin: room.pin,
      settings: { size, recording, ...(door === undefined ? {} : { door }) },
      ownerEmail: room.ownerEmail,
      tags: room.tags,
      createdAt: room.createdAt,
      formerNames: room.formerNames,
    },
    usage: input.usage,
    override: override && {
      platform: override.platform,
      expiresAt: override.expiresAt,
      waive: override.waive,
      createdAt: override.createdAt,
    },
    killSwitches: { targets: [...killSwitches.targets], heldByEnvironment: [...killSwitches.heldByEnvironment] },
    platforms: input.platforms.map(({ id, isConfigured, state, failure }) => ({ id, isConfigured, state, failure })),
    defaultPlatform: input.defaultPlatform,
    now: input.now,
  };
}

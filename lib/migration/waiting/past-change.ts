import { z } from 'zod';
import type { DecisionChange } from '../../data/migration/decision-changes';
import { ROOM_NEEDS } from '../../schemas/override';
import type { DecisionInput, DecisionOverride, PlatformFacts } from '../decision';

/** Something that decisions are made from became another at a moment, and how a decision before that saw it. */
export interface PastChange {
  readonly at: Date;
  /** Null where it is the same for every room. */
  readonly roomId: string | null;
  readonly takeBack: (input: DecisionInput) => DecisionInput;
}

const overrideBefore = z
  .object({
    platform: z.string(),
    expiresAt: z.coerce.date().nullable().catch(null),
    waive: z.array(z.enum(ROOM_NEEDS)).catch([]),
    createdBy: z.string().catch(''),
    createdAt: z.coerce.date().catch(new Date(0)),
  })
  .nullable();

/** What an entry about a room says of what was before: only what changed then. */
const roomBefore = z.object({
  name: z.string().optional(),
  owner: z.string().nullish(),
  platform: z.string().optional(),
  pin: z.enum(['none', 'preferred', 'required']).optional(),
  tags: z.array(z.string()).optional(),
  'settings.size': z.number().optional(),
  'settings.recording': z.enum(['none', 'local', 'cloud']).optional(),
  override: overrideBefore.optional(),
});

const platformBefore = z.object({
  state: z.enum(['active', 'draining', 'disabled']).optional(),
  breaker: z.enum(['open', 'closed']).optional(),
  cause: z.string().nullish(),
});

/** How an entry of the audit log is taken back; null for one that no decision asks about. */
export function toPastChange({ at, action, subjectId, before }: DecisionChange): PastChange | null {
  switch (action.split('.')[0]) {
    case 'kill-switch':
      return { at, roomId: null, takeBack: (input) => switchBack(input, { target: subjectId, action }) };
    case 'platform':
      return toPlatformChange({ at, platform: subjectId, before });
    default:
      return toRoomChange({ at, action, roomId: subjectId, before });
  }
}

function switchBack(input: DecisionInput, { target, action }: { target: string; action: string }): DecisionInput {
  const { heldByEnvironment, switchedBy = new Map<string, string>() } = input.killSwitches;
  const held = new Set(heldByEnvironment);
  const switched = new Map(switchedBy);
  if (action === 'kill-switch.held') held.delete(target);
  if (action === 'kill-switch.released') held.add(target);
  if (action === 'kill-switch.switched-on') switched.delete(target);
  if (action === 'kill-switch.switched-off') switched.set(target, '');
  return {
    ...input,
    killSwitches: {
      targets: new Set([...held, ...switched.keys()]),
      heldByEnvironment: held,
      switchedBy: switched,
    },
  };
}

function toPlatformChange(asked: { at: Date; platform: string; before: unknown }): PastChange | null {
  const parsed = platformBefore.safeParse(asked.before);
  if (!parsed.success) return null;
  const { state, breaker, cause } = parsed.data;
  const takeBack = (platform: PlatformFacts): PlatformFacts => ({
    ...platform,
    ...(state ? { state } : {}),
    ...(breaker === 'closed' ? { failure: null } : {}),
    ...(breaker === 'open' ? { failure: cause === 'key-refused' ? 'key-refused' : 'breaker-open' } : {}),
  });
  return {
    at: asked.at,
    roomId: null,
    takeBack: (input) => ({
      ...input,
      platforms: input.platforms.map((platform) => (platform.id === asked.platform ? takeBack(platform) : platform)),
    }),
  };
}

function toRoomChange(asked: { at: Date; action: string; roomId: string; before: unknown }): PastChange | null {
  const parsed = roomBefore.safeParse(asked.before);
  if (!parsed.success) return null;
  const { data: before } = parsed;
  // Written down some time after the move had ended by itself.
  const lapsedAt = asked.action === 'override.lapsed' ? before.override?.expiresAt : null;
  return {
    at: lapsedAt ?? asked.at,
    roomId: asked.roomId,
    takeBack: (input) => {
      const { room, override } = input;
      const { size = room.settings.size, recording = room.settings.recording } = {
        size: before['settings.size'],
        recording: before['settings.recording'],
      };
      return {
        ...input,
        override: before.override === undefined ? override : before.override,
        room: {
          ...room,
          slug: before.name ?? room.slug,
          platform: before.platform ?? room.platform,
          pin: before.pin ?? room.pin,
          tags: before.tags ?? room.tags,
          // The log names the owner, and rules ask for the address: whoever it was, it was another.
          ownerEmail: before.owner === undefined ? room.ownerEmail : null,
          settings: { ...room.settings, size, recording },
        },
      };
    },
  };
}

/** A move by hand ended by itself: nothing is taken back but the time. */
export function toExpiry(roomId: string, { expiresAt }: Pick<DecisionOverride, 'expiresAt'>): PastChange | null {
  return expiresAt && { at: expiresAt, roomId, takeBack: (input) => input };
}

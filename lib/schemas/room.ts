import { z } from 'zod';
import { doorSchema } from './door';
import { displayText } from './text';

/** Words that lead to pages and files of our own and so can't name a room. */
export const RESERVED_SLUGS: readonly string[] = [
  'account',
  'admin',
  'api',
  'app',
  'assets',
  'auth',
  'dashboard',
  'demo-platform',
  'docs',
  'events',
  'favicon',
  'health',
  'help',
  'history',
  'home',
  'host',
  'icon',
  'join',
  'login',
  'logo',
  'logout',
  'manifest',
  'meetings',
  'metrics',
  'new',
  'next',
  'patchbay',
  'privacy',
  'public',
  'recordings',
  'robots',
  'rooms',
  'settings',
  'signin',
  'signout',
  'sitemap',
  'static',
  'status',
  'terms',
  'webhooks',
  'well-known',
];

export const slugSchema = z
  .string({ error: 'The name must be a text.' })
  .min(2, { error: 'The name must have at least 2 characters.' })
  .max(60, { error: 'The name must have at most 60 characters.' })
  .regex(/^[a-z0-9-]+$/, { error: 'The name may hold a to z, 0 to 9 and hyphens only, for example team-standup.' })
  .regex(/^(?!-).*(?<!-)$/, { error: 'The name must not begin or end with a hyphen.' })
  .refine((slug) => !RESERVED_SLUGS.includes(slug), {
    error: 'This name is used by a page of Patchbay itself. Choose another.',
  });

export const pinSchema = z.enum(['none', 'preferred', 'required']);
export const visibilitySchema = z.enum(['open', 'members', 'private']);

export const roomSettingsSchema = z.strictObject({
  door: doorSchema.default('open'),
  size: z.int({ error: 'must be a whole number of people.' }).min(1).max(1000).default(50),
  recording: z.enum(['none', 'local', 'cloud']).default('none'),
  recordingStart: z.enum(['host', 'prompt', 'automatic']).default('host'),
  meetingHours: z.int().min(1).max(72).default(8),
  graceSeconds: z.int().min(5).max(3600).default(120),
});

export type RoomSettings = z.infer<typeof roomSettingsSchema>;

/** A tag of a room. */
export const tagSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N}-]+$/u, { error: 'A tag may hold letters, digits and hyphens only.' });

const platformIdSchema = z.string().min(1).max(40);

export const createRoomSchema = z.strictObject({
  name: slugSchema,
  title: displayText('The title', 120).optional(),
  platform: platformIdSchema.optional(),
  pin: pinSchema.optional(),
  visibility: visibilitySchema.default('open'),
  tags: z.array(tagSchema).max(20).default([]),
  settings: roomSettingsSchema.prefault({}),
});

export type CreateRoomInput = z.infer<typeof createRoomSchema>;

export const updateRoomSchema = z
  .strictObject({
    name: slugSchema,
    title: displayText('The title', 120),
    platform: platformIdSchema,
    pin: pinSchema,
    visibility: visibilitySchema,
    /** E-mail address of the account that the room is handed to; null for nobody. The administrator's. */
    owner: z.string().max(254).nullable(),
    tags: z.array(tagSchema).max(20),
    /** Only the settings that change. */
    settings: z
      .strictObject({
        door: roomSettingsSchema.shape.door.unwrap(),
        size: roomSettingsSchema.shape.size.unwrap(),
        recording: roomSettingsSchema.shape.recording.unwrap(),
        recordingStart: roomSettingsSchema.shape.recordingStart.unwrap(),
        meetingHours: roomSettingsSchema.shape.meetingHours.unwrap(),
        graceSeconds: roomSettingsSchema.shape.graceSeconds.unwrap(),
      })
      .partial(),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'Name at least one field to change.' });

export type UpdateRoomInput = z.infer<typeof updateRoomSchema>;

/** A room that is deleted as soon as the people in its call have left, and takes no newcomers. */
export const roomClosingSchema = z.object({
  since: z.string(),
  /** Who asked for it; null for all but administrators. */
  by: z.string().nullable(),
});
export type RoomClosingView = z.infer<typeof roomClosingSchema>;

/** A room as the API gives it. */
export const roomSchema = z.object({
  name: z.string(),
  title: z.string(),
  platform: z.string(),
  pin: pinSchema,
  visibility: visibilitySchema,
  tags: z.array(z.string()),
  settings: roomSettingsSchema,
  /** Null for rooms that nobody owns, and for callers who may not know. */
  owner: z.string().nullable(),
  url: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Sent back as `If-Match: "<version>"` so that nobody's change is overwritten unseen. */
  version: z.int(),
  /** Only where the room was deleted, in lists of what can be brought back. */
  deletedAt: z.string().optional(),
  /** With it: who deleted it, or asked for that; null for all but administrators, and where nobody knows. */
  deletedBy: z.string().nullable().optional(),
  /** With it: until when it can be brought back. */
  restorableUntil: z.string().optional(),
  /** With it: the names it had before, which stay taken as long as its own. */
  formerNames: z.array(z.string()).optional(),
  /** Only where one room is asked for by who manages it: the names it had before that still lead to it, and since when. */
  earlierNames: z.array(z.object({ name: z.string(), since: z.string() })).optional(),
  /** It takes no newcomers, and is deleted as soon as the people in its call have left. */
  isClosing: z.boolean(),
  /** Since when, and who asked for it; null where it isn’t closing. */
  closing: roomClosingSchema.nullable(),
  /** What this caller may do here. */
  canManage: z.boolean(),
  /**
   * Only where one room is asked for, its door isn’t open and the caller doesn’t manage it: whether this browser or account
   * would get in without waiting, as a host let it in under the name it gave, it was in the call that goes on, or the host
   * whom guests wait for is there.
   */
  isLetIn: z.boolean().optional(),
  /** How many wait at its door; null for who has no say there. */
  waitingPeople: z.int().nullable(),
  /** The open meeting, if there is one. */
  live: z
    .object({
      meetingId: z.string(),
      platform: z.string(),
      state: z.string(),
      people: z.int(),
      startedAt: z.string().nullable(),
      endDate: z.string(),
      /** It goes on past its end date: people are in it, and stay. */
      isOverrunning: z.boolean(),
    })
    .nullable(),
});

export type RoomView = z.infer<typeof roomSchema>;

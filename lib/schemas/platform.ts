import { z } from 'zod';

export const platformStateSchema = z.enum(['active', 'draining', 'disabled']);

export const setPlatformStateSchema = z.strictObject({
  /** `draining` and `disabled` take no new meetings; calls that go on are left alone. */
  state: platformStateSchema,
  reason: z.string().trim().max(500).nullish(),
});
export type SetPlatformStateInput = z.infer<typeof setPlatformStateSchema>;

/** What everybody with an account may know of a platform: enough to recognise and choose it. */
export const platformSummarySchema = z.object({
  id: z.string(),
  label: z.string(),
  colour: z.string(),
  isDemo: z.boolean(),
  isConfigured: z.boolean(),
  /** The platform of a new room that names none. */
  isDefault: z.boolean(),
});
export type PlatformSummaryView = z.infer<typeof platformSummarySchema>;

/** A platform as an administrator sees it. Names of settings, never their values. */
export const platformSchema = platformSummarySchema.extend({
  description: z.string(),
  /** False for an id that rooms or meetings name and that this installation no longer has. */
  isKnown: z.boolean(),
  settings: z.array(z.object({ name: z.string(), isRequired: z.boolean(), isSecret: z.boolean() })),
  /** Names of the settings that are given in the environment or the settings file. */
  set: z.array(z.string()),
  missing: z.array(z.string()),
  invalid: z.array(z.string()),
  warnings: z.array(z.string()),
  capabilities: z.object({
    lobby: z.boolean(),
    lock: z.boolean(),
    cloudRecording: z.boolean(),
    localRecording: z.boolean(),
    automaticRecording: z.enum(['platform', 'service', 'host-page', 'none']),
    largestMeeting: z.int().nullable(),
    hostRole: z.boolean(),
    guestToken: z.boolean(),
    embedEvents: z.boolean(),
    webhookCoverage: z.enum(['full', 'partial', 'none']),
    dialIn: z.boolean(),
    logo: z.boolean(),
    endForAll: z.boolean(),
  }),
  state: platformStateSchema,
  /** Sent back as `If-Match: "<version>"`. */
  version: z.int(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
  shut: z
    .object({
      since: z.string(),
      by: z.string().nullable(),
      switchedOff: z
        .object({ at: z.string(), by: z.string().nullable().describe('Null where its last call had ended.') })
        .nullable()
        .describe('Null while it drains.'),
    })
    .nullable()
    .describe('Since when it takes no new meetings, and who saw to that; null where it takes some.'),
  /** How its creates went lately. After many failures in a row it is left alone, and tried by one create at a time. */
  breaker: z.object({
    state: z.enum(['closed', 'open', 'half-open']),
    failuresInRow: z.int(),
    openedAt: z.string().nullable(),
    /** From then on one create may try it. */
    openUntil: z.string().nullable(),
    /** How the last failure was, as in the steps of a decision. */
    cause: z.string().nullable(),
  }),
  /** Rooms whose home it is, and rooms moved to it by hand. */
  rooms: z.int(),
  movedRooms: z.int(),
  liveMeetings: z.int(),
  people: z.int(),
  /** Rooms of calls of the last days that are over and that it wouldn’t close yet. */
  unclosedRooms: z.int(),
  /** Whom the platform can be asked about beside its events, and what its answers of the last 24 hours mended. */
  presence: z.object({
    /** `everybody` who is in, past and present `visits`, only whether a `conference` goes on, or `nothing`. */
    tells: z.enum(['everybody', 'visits', 'conference', 'nothing']),
    /** Meetings in which it showed what no event had told. */
    meetings: z.int(),
    /** People who had come untold, who were taken to have left and were in, and who had left untold. */
    opened: z.int(),
    reopened: z.int(),
    closed: z.int(),
    /** How often it counted another number of people than were known, without saying who they were. */
    unexplained: z.int(),
  }),
  /** Outage drills can be run on it: it has `/platforms/{id}/faults`. */
  hasDrills: z.boolean(),
  /** Its webhooks can be set up from here: it has `/platforms/{id}/webhook-setup`. */
  hasWebhookSetup: z.boolean(),
  /** Null where the platform isn't set up and so can't be asked. */
  health: z
    .object({ isHealthy: z.boolean(), message: z.string(), latencyMs: z.number(), checkedAt: z.string() })
    .nullable(),
});
export type PlatformView = z.infer<typeof platformSchema>;

/** Rooms on a platform's account that this installation didn't make and never touches, as the last sweep saw them. */
export const foreignRoomsSchema = z.object({
  items: z.array(z.object({ name: z.string(), firstSeenAt: z.string(), lastSeenAt: z.string() })),
  /** All of them; the list holds 100 at most. */
  total: z.int(),
  nextCursor: z.null(),
});
export type ForeignRoomsView = z.infer<typeof foreignRoomsSchema>;

const someRooms = { rooms: z.int(), names: z.array(z.string()) };

/** What another state of a platform would do to whom. */
export const platformStatePreviewSchema = z.object({
  state: platformStateSchema,
  /** Calls that go on there, and stay. */
  liveMeetings: z.int(),
  people: z.int(),
  /** Rooms whose next meeting would be elsewhere than now, by where; null is nowhere. The first 50 are named. */
  outcomes: z.array(z.object({ platform: z.string().nullable(), ...someRooms })),
  /** Of those that would not open, the ones whose pin requires this platform. */
  pinned: z.object(someRooms),
  /** The others of those: no other platform could take them. */
  stranded: z.object(someRooms),
});
export type PlatformStatePreview = z.infer<typeof platformStatePreviewSchema>;

/** How a platform's webhooks to this installation are doing. */
export const webhookSetupSchema = z.object({
  state: z.enum(['active', 'broken', 'absent']),
  /** One sentence: what is wrong and what to do. */
  message: z.string(),
  /** Where the platform sends to; null where it sends none. */
  url: z.string().nullable(),
  /** Where they should go. */
  expectedUrl: z.string(),
});
export type WebhookSetupView = z.infer<typeof webhookSetupSchema>;

const percent = z.int().min(0).max(100);

export const faultsSchema = z.strictObject({
  /** Added to every answer of the platform. */
  latencyMs: z.int().min(0).max(60_000),
  createErrorPercent: percent,
  lostWebhookPercent: percent,
  duplicateWebhookPercent: percent,
  reorderedWebhookPercent: percent,
});
export type FaultsInput = z.infer<typeof faultsSchema>;

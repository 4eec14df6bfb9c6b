import { z } from 'zod';
import { decisionReasonSchema, doubtSchema } from './decision';
import { waivedNeeds } from './override';
import { roomFilterSchema } from './room-filter';
import { isoDate } from './text';

/** The most rooms that are moved by hand at once. */
export const MOST_MOVED_ROOMS = 10_000;

const roomToMove = z.union([
  z.string().min(1).max(60),
  z.strictObject({
    name: z.string().min(1).max(60),
    /** The version that the caller looked at: if the room is another one by now, its move is refused. */
    version: z.int().min(1).optional(),
  }),
]);

/** One move by hand of one room or of many, which is undone as one. */
export const moveRoomsSchema = z
  .strictObject({
    rooms: z.array(roomToMove).min(1).max(MOST_MOVED_ROOMS).optional(),
    /** Instead of `rooms`: all rooms that `GET /admin/rooms` lists with this filter. */
    matching: roomFilterSchema
      .extend({ live: z.boolean().optional(), moved: z.boolean().optional() })
      .strict()
      .optional(),
    /** Where to; null puts the rooms back, so that the plan and their homes decide. */
    platform: z.string().min(1).max(40).nullable(),
    expiresAt: isoDate.nullish(),
    note: z.string().trim().max(500).nullish(),
    /** Needs to give up where a room has them, for example `cloud-recording`. */
    waive: waivedNeeds,
    /** Takes the pin off rooms that are nailed to their home, and moves them. */
    removePins: z.boolean().default(false),
    /**
     * When the people who are in a call are moved along: `now`, or a time in the next seven days. Left out, they stay until
     * they leave.
     */
    relocateAt: z.union([z.literal('now'), isoDate]).nullish(),
    /** `refuse-all`: one room that can't be moved keeps all where they are. `skip`: the others move. */
    onRefusal: z.enum(['refuse-all', 'skip']).default('refuse-all'),
    /** Only says what would happen. */
    dryRun: z.boolean().default(false),
  })
  .refine(({ rooms, matching }) => (rooms === undefined) !== (matching === undefined), {
    path: ['rooms'],
    error: 'Name the rooms, or say which match: one of `rooms` and `matching`.',
  });
export type MoveRoomsInput = z.infer<typeof moveRoomsSchema>;

const outcomeSchema = z.object({ platform: z.string().nullable(), reason: decisionReasonSchema });

/** What a move comes to for one room. */
export const roomMoveSchema = z.object({
  name: z.string(),
  title: z.string(),
  /** Null for a room that isn't there. */
  version: z.int().nullable(),
  /**
   * `ok`; `degraded`, it gives something up there; `unchanged`, there is nothing to put back. The others are refused:
   * `blocked`, the platform lacks what it needs; `pinned` to its home; `changed` since the version that was sent;
   * `not-found`.
   */
  result: z.enum(['ok', 'degraded', 'unchanged', 'blocked', 'pinned', 'changed', 'not-found']),
  /** Why it is refused: the code that the same move of this room alone would be refused with. Null where it isn't. */
  code: z.string().nullable(),
  /** What happens to it, or why nothing does, in a sentence. */
  sentence: z.string(),
  /** What its next meeting gets as things are, and what it gets after the move; null for a room that isn't there. */
  before: outcomeSchema.nullable(),
  after: outcomeSchema
    .extend({ doubt: doubtSchema.nullable().describe('Why that platform may not make a meeting after all.') })
    .nullable(),
  /** Needs that stand in the way; `waive` gives them up. */
  needs: z.array(z.string()),
  /** What it needs and does without on the new platform, in words. */
  losses: z.array(z.string()),
  /** What people have on the platform that it leaves and not on the new one, in words. */
  extras: z.array(z.string()),
  /** True where its move takes the pin off that nails it to its home, for good: it doesn't come back when the move runs out. */
  removesPin: z.boolean(),
  /**
   * The call that goes on in it with people; the sentence says whether they stay. `destination` is where they would be moved
   * along to, also while it fails; null where they can't be. `isElsewhere`: they are on another platform than the next
   * meeting, as the summary counts calls.
   */
  call: z
    .object({
      platform: z.string(),
      people: z.int(),
      destination: z.string().nullable(),
      isElsewhere: z.boolean(),
    })
    .nullable(),
  /** For `changed`: who changed the room since, when, and what. */
  change: z
    .object({
      who: z.string().nullable(),
      when: z.string(),
      version: z.int(),
      before: z.record(z.string(), z.unknown()).optional(),
      after: z.record(z.string(), z.unknown()).optional(),
    })
    .nullable(),
});
export type RoomMoveView = z.infer<typeof roomMoveSchema>;

export const movesSummarySchema = z.object({
  rooms: z.int(),
  /** Rooms whose next meeting is on another platform than it would be. */
  moves: z.int(),
  /**
   * Rooms with people in a call on another platform than that of their next meeting, also where that is no other one than
   * it would be, and how many people that is. They stay, or are moved along at `relocateAt`.
   */
  calls: z.int(),
  people: z.int(),
  degraded: z.int(),
  blocked: z.int(),
  pinned: z.int(),
  changed: z.int(),
  notFound: z.int(),
  /** The same in words. */
  sentence: z.string(),
});
export type MovesSummary = z.infer<typeof movesSummarySchema>;

/** What moves would do, or did. */
export const movesAnswerSchema = z.object({
  /** What `DELETE /overrides/{changeId}` undoes them by; null for a dry run, and where no room was moved. */
  changeId: z.string().nullable(),
  summary: movesSummarySchema,
  rooms: z.array(roomMoveSchema),
});
export type MovesAnswer = z.infer<typeof movesAnswerSchema>;

/** A change of moves by hand, for the list of what can be undone. */
export const moveChangeSchema = z.object({
  changeId: z.string(),
  kind: z.enum(['move', 'put-back', 'undo']),
  at: z.string(),
  by: z.string(),
  platform: z.string().nullable(),
  expiresAt: z.string().nullable(),
  note: z.string().nullable(),
  /** How many rooms, and the names of the first few that have one: a room that was deleted may have lost its own. */
  rooms: z.int(),
  examples: z.array(z.string()),
  /** The change that this one undid. */
  undoesId: z.string().nullable(),
  /**
   * For an undo: from which platform back to which one the moves by hand of its rooms went, and of how many rooms; null is no
   * move by hand, so that the plan and the room's home decide. Empty for the other kinds.
   */
  ways: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), rooms: z.int() })),
  /** Until when it can be undone, also for the rest of its rooms; null where it was undone for all, or is too old. */
  undoableUntil: z.string().nullable(),
  /** Whether an undo would do anything now; where it wouldn't, `kept` says what stands in the way. */
  canBeUndone: z.boolean(),
  /** When and by whom it was last undone, and for how many of its rooms; null and 0 where it stands. */
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneRooms: z.int(),
  /**
   * Where it was undone for some of its rooms or can be for none, the first of them by name, each with what stands in the way.
   * A room that was deleted and its name freed has null for a name.
   */
  kept: z.array(z.object({ name: z.string().nullable(), reason: z.string() })),
});
export type MoveChangeView = z.infer<typeof moveChangeSchema>;

/** What an undo came to. */
export const undoAnswerSchema = z.object({
  /** The undo is a change as well, and can be undone; null where it changed no room. */
  changeId: z.string().nullable(),
  /** Rooms that are as they were. */
  rooms: z.array(z.string()),
  /** Rooms that were left alone, each with why; null for the name of one that was deleted and its name freed. */
  kept: z.array(z.object({ name: z.string().nullable(), reason: z.string() })),
  sentence: z.string(),
});
export type UndoAnswer = z.infer<typeof undoAnswerSchema>;

/** How long a move can be undone in one go. */
export const UNDO_HOURS = 24;

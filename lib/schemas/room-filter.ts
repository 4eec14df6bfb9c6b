import { z } from 'zod';
import { decisionReasonSchema } from './decision';
import { pinSchema } from './room';

/** Which rooms a list for administrators shows. What isn't given leaves nothing out. */
export const roomFilterSchema = z.object({
  search: z.string().max(100).optional().describe('Part of a name or title, or a tag.'),
  platform: z.string().max(40).optional().describe('Home platform.'),
  next: z.string().max(40).optional().describe('Platform of the next meeting; `none` where no platform can take it.'),
  reason: z
    .enum([...decisionReasonSchema.options, 'MOVE_BLOCKED', 'MOVE_STOPPED'])
    .optional()
    .describe(
      'Why the next meeting gets its platform; `MOVE_BLOCKED` for rooms at home that a move can’t take, `MOVE_STOPPED` for those that a kill switch keeps there.',
    ),
  owner: z.string().max(254).optional().describe('E-mail address of the owner; `none` for nobody’s rooms.'),
  tag: z.string().max(40).optional(),
  pin: pinSchema.optional(),
});
export type RoomFilter = z.infer<typeof roomFilterSchema> & {
  /** Only rooms with an open meeting. */
  readonly live?: boolean | undefined;
  /** Only rooms that were moved by hand. */
  readonly moved?: boolean | undefined;
};

/** What stands for nobody and for no platform in a filter. */
export const NONE = 'none';

/**
 * By name, or backwards; most people now first; the latest meeting first, or the one that was longest ago. Rooms with the
 * same go by name.
 */
export const adminRoomSortSchema = z.enum(['name', '-name', 'people', 'recent', '-recent']);
export type AdminRoomSort = z.infer<typeof adminRoomSortSchema>;

/** What rooms can be narrowed down by, the most rooms first. */
export const roomFacetsSchema = z.object({
  /** Null for the rooms that nobody owns. */
  owners: z.array(z.object({ email: z.string().nullable(), name: z.string().nullable(), rooms: z.int() })),
  tags: z.array(z.object({ tag: z.string(), rooms: z.int() })),
});
export type RoomFacetsView = z.infer<typeof roomFacetsSchema>;

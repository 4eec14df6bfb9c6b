import { z } from 'zod';
import { createRoomSchema } from './room';

export const MOST_IMPORTED_ROOMS = 1_000;

/** One room of an import: as it is made, and whose it is; without an owner it belongs to whoever imports it. */
export const importedRoomSchema = createRoomSchema.extend({
  /** E-mail address of the account that it is handed to; null for nobody. The administrator's. */
  owner: z.string().max(254).nullable().optional(),
});
export type ImportedRoom = z.infer<typeof importedRoomSchema>;

export const importRoomsSchema = z.strictObject({
  /** Rooms as `POST /rooms` takes them, each with an `owner` if you like. */
  rooms: z.array(z.looseObject({})).min(1).max(MOST_IMPORTED_ROOMS),
  /** Only says of each room whether it could be made. */
  dryRun: z.boolean().default(false),
});

/** What an import comes to for one room. */
export const importedRowSchema = z.object({
  /** Its place, from 1; in a file with comma-separated values, the head doesn't count. */
  row: z.int(),
  name: z.string(),
  result: z.enum(['ok', 'refused']),
  title: z.string().nullable(),
  /** Its home platform. */
  platform: z.string().nullable(),
  /** Why it is refused: the field, empty for the whole row, and what is wrong. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
});
export type ImportedRowView = z.infer<typeof importedRowSchema>;

export const importAnswerSchema = z.object({
  isDryRun: z.boolean(),
  rooms: z.array(importedRowSchema),
  /** How many were made, or would be. */
  made: z.int(),
  refused: z.int(),
});
export type ImportAnswer = z.infer<typeof importAnswerSchema>;

/** The columns that a file may have, in the order in which an example shows them. */
export const IMPORT_COLUMNS = [
  'name',
  'title',
  'platform',
  'pin',
  'owner',
  'visibility',
  'tags',
  'door',
  'size',
  'recording',
  'recordingStart',
  'meetingHours',
  'graceSeconds',
] as const;

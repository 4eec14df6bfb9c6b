import { z } from 'zod';

/** Fields by name: only those that changed, and the version, where there is one. */
const snapshotSchema = z.record(z.string(), z.unknown());

/** One entry of the audit log. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  actorKind: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  /**
   * What it is called today, or was called last: a room's name in the link, a platform's name, `the plan`, else the id. Null for a room that was deleted and
   * its name freed, where nobody knows any more what it was called.
   */
  subjectName: z.string().nullable(),
  /**
   * The name that leads to it today. Null where it is no room, and for one that was deleted and its name freed, which may
   * be another room’s by now.
   */
  room: z.string().nullable(),
  before: snapshotSchema.nullable(),
  after: snapshotSchema.nullable(),
  reason: z.string().nullable(),
});
export type AuditEntryView = z.infer<typeof auditEntrySchema>;

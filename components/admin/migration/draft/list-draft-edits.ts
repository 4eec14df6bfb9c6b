import { z } from 'zod';
import type { AuditEntryView } from '@/lib/schemas/audit';

/** What somebody did to the draft at once. */
export interface DraftEdit {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly isThrownAway: boolean;
  /** Each with what was before and what is after: `Wave 1: 25 % … → 50 % …`. */
  readonly changes: readonly string[];
}

const versionSchema = z.looseObject({ version: z.int(), note: z.string().nullish() });
const savedSchema = versionSchema.extend({ changes: z.array(z.string()).default([]) });

/**
 * What was done to the draft since a revision of it, newest first.
 * @param entries of the audit log, about the draft, newest first
 * @param since the revision that somebody looked at; null where there was no draft yet: only the latest one counts then
 */
export function listDraftEdits(
  entries: readonly Pick<AuditEntryView, 'id' | 'at' | 'actorName' | 'action' | 'before' | 'after'>[],
  since: number | null,
): DraftEdit[] {
  const edits: DraftEdit[] = [];
  for (const { id, at, actorName, action, before, after } of entries) {
    const edit = { id, at, by: actorName };
    if (action === 'draft.thrown-away') {
      // Of one that somebody looked at it is news; older ones are another story.
      if (edits.length > 0 || since === null) break;
      edits.push({ ...edit, isThrownAway: true, changes: [] });
      continue;
    }
    const saved = savedSchema.safeParse(after);
    if (!saved.success || (since !== null && saved.data.version <= since)) break;
    const known = versionSchema.safeParse(before);
    const note = describeNote(known.success ? known.data.note : null, saved.data.note);
    edits.push({ ...edit, isThrownAway: false, changes: [...saved.data.changes, ...note] });
    if (action === 'draft.begun') break;
  }
  return edits;
}

function describeNote(before: string | null | undefined, after: string | null | undefined): string[] {
  if ((before ?? null) === (after ?? null)) return [];
  return [`Why: ${before ? `“${before}”` : 'nothing'} → ${after ? `“${after}”` : 'nothing'}`];
}

import type { Actor } from '../../../access/actor';
import { requireAdmin } from '../../../access/policies';
import { recordAudit } from '../../../data/audit/audit';
import { deleteDraft as deleteKeptDraft } from '../../../data/migration/migration-drafts';
import { readPlanInForce } from '../../../data/migration/migration-plans';
import { withTransaction } from '../../../data/sql';
import { publishChange } from '../../../events/publish-change';
import { describeChange, diffPlans } from './diff-plans';
import { draftNotFound } from './get-draft';
import { DRAFT_SUBJECT, lockDraft } from './lock-draft';

/**
 * Throws the draft away.
 * @param ifMatch the revision that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, draft-not-found, changed-meanwhile
 */
export async function deleteDraft({ actor, ifMatch }: { actor: Actor; ifMatch: number | null }): Promise<void> {
  requireAdmin(actor);
  await withTransaction(async (transaction) => {
    const draft = await lockDraft(transaction, ifMatch);
    if (!draft) throw draftNotFound();
    const inForce = await readPlanInForce(transaction);
    await deleteKeptDraft(transaction);
    await recordAudit(transaction, {
      actor,
      action: 'draft.thrown-away',
      subjectKind: DRAFT_SUBJECT.kind,
      subjectId: DRAFT_SUBJECT.id,
      before: {
        note: draft.note,
        changes: diffPlans(inForce?.plan ?? null, draft.plan).map(describeChange),
        version: draft.revision,
      },
      after: null,
    });
    await publishChange(transaction, { topic: 'plan' });
  });
}

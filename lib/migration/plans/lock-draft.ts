import { assertVersion } from '../../audit/assert-version';
import { findDraft, type MigrationDraft } from '../../data/migration-drafts';
import { lockMigrationState } from '../../data/plan-versions';
import type { SqlRunner } from '../../data/sql';
import { AppError } from '../../errors/app-error';

/** What the audit log calls the draft: there is one. */
export const DRAFT_SUBJECT = { kind: 'draft', id: 'plan' } as const;

/**
 * The draft, locked for a change until the transaction ends; null where there is none.
 * @param ifMatch the revision that the caller looked at; null where it doesn't mind
 * @throws AppError changed-meanwhile, also where the caller looked at one and it is gone
 */
export async function lockDraft(transaction: SqlRunner, ifMatch: number | null): Promise<MigrationDraft | null> {
  // The draft has no row while there is none, so its changes stand in line with those of the plan.
  const state = await lockMigrationState(transaction);
  const draft = await findDraft(transaction);
  if (draft) await assertVersion(transaction, { ...DRAFT_SUBJECT, ...draft, version: draft.revision }, ifMatch);
  else if (ifMatch !== null) {
    throw new AppError(
      'changed-meanwhile',
      'The draft was published or thrown away meanwhile. Look at the plan again.',
      {
        details: { who: state.updatedBy, when: state.updatedAt.toISOString(), version: null },
      },
    );
  }
  return draft;
}

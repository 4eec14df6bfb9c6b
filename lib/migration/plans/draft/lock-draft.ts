import { assertVersion } from '../../../audit/assert-version';
import { findDraft, type MigrationDraft } from '../../../data/migration/migration-drafts';
import { lockMigrationState } from '../../../data/migration/plan-versions';
import type { SqlRunner } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';

/** What the audit log calls the draft: there is one. */
export const DRAFT_SUBJECT = { kind: 'draft', id: 'plan' } as const;

/** The revision that a caller names who looked and found none. */
const NO_DRAFT = 0;

/**
 * The draft, locked for a change until the transaction ends; null where there is none.
 * @param ifMatch the revision that the caller looked at, 0 where it found no draft; null where it doesn't mind
 * @throws AppError changed-meanwhile, also where the caller looked at one and it is gone, or at none and one was begun
 */
export async function lockDraft(transaction: SqlRunner, ifMatch: number | null): Promise<MigrationDraft | null> {
  // The draft has no row while there is none, so its changes stand in line with those of the plan.
  const state = await lockMigrationState(transaction);
  const draft = await findDraft(transaction);
  if (draft && ifMatch === NO_DRAFT) {
    const { updatedBy, updatedAt, revision } = draft;
    throw new AppError(
      'changed-meanwhile',
      `${updatedBy} saved a draft meanwhile. Look at it before you put yours in its place.`,
      { details: { who: updatedBy, when: updatedAt.toISOString(), version: revision } },
    );
  }
  if (draft) await assertVersion(transaction, { ...DRAFT_SUBJECT, ...draft, version: draft.revision }, ifMatch);
  else if (ifMatch !== null && ifMatch !== NO_DRAFT) {
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

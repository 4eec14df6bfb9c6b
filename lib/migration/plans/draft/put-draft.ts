import type { Actor } from '../../../access/actor';
import { describeActor } from '../../../access/describe-actor';
import { requireAdmin } from '../../../access/policies';
import { recordAudit } from '../../../data/audit/audit';
import { type MigrationDraft, upsertDraft } from '../../../data/migration/migration-drafts';
import { readPlanInForce } from '../../../data/migration/migration-plans';
import { withTransaction } from '../../../data/sql';
import { AppError } from '../../../errors/app-error';
import { publishChange } from '../../../events/publish-change';
import type { DraftView, PutDraftInput } from '../../../schemas/migration-draft';
import type { PlanInForce } from '../../plan-in-force';
import { makeSalt } from '../make-salt';
import { readPlanSurroundings } from '../preview/plan-world';
import { describeChange, diffPlans } from './diff-plans';
import { DRAFT_SUBJECT, lockDraft } from './lock-draft';
import { requireSoundPlan } from './require-sound-plan';
import { toDraftView } from './to-draft-view';

/**
 * Keeps a plan that is being written, in place of the draft before. One that is impossible is refused whole, each place
 * with its reason. Nothing is decided by it until it is previewed and published.
 * @param ifMatch the revision of the draft that the caller looked at, or null
 * @throws AppError not-signed-in, forbidden, invalid-request, changed-meanwhile
 */
export async function putDraft(asked: {
  actor: Actor;
  input: PutDraftInput;
  ifMatch: number | null;
}): Promise<DraftView> {
  const { actor, input, ifMatch } = asked;
  requireAdmin(actor);
  return withTransaction(async (transaction) => {
    const before = await lockDraft(transaction, ifMatch);
    const inForce = await readPlanInForce(transaction);
    const plan = { ...input.plan, salt: chooseSalt(input, before, inForce) };
    const surroundings = await readPlanSurroundings(plan, new Date(), transaction);
    requireSoundPlan(plan, surroundings, inForce, 'plan.');
    const draft = await upsertDraft(transaction, {
      plan,
      note: input.note === undefined ? (before?.note ?? null) : input.note || null,
      basedOn: chooseBase(input, before, inForce),
      updatedBy: describeActor(actor),
    });
    await recordAudit(transaction, {
      actor,
      action: before ? 'draft.changed' : 'draft.begun',
      subjectKind: DRAFT_SUBJECT.kind,
      subjectId: DRAFT_SUBJECT.id,
      before: before && { note: before.note, basedOn: before.basedOn, version: before.revision },
      after: {
        note: draft.note,
        basedOn: draft.basedOn,
        changes: diffPlans(before?.plan ?? inForce?.plan ?? null, plan).map(describeChange),
        version: draft.revision,
      },
    });
    await publishChange(transaction, { topic: 'plan' });
    return toDraftView(draft, { inForce, surroundings });
  });
}

/** The salt stays as it is through all versions, unless the caller says in so many words that it shall not. */
function chooseSalt(input: PutDraftInput, before: MigrationDraft | null, inForce: PlanInForce | null): string {
  const lasting = inForce?.plan.salt ?? before?.plan.salt;
  const drawn = before && before.plan.salt !== lasting ? before.plan.salt : null;
  const { salt } = input.plan;
  if (input.reshuffle && lasting !== undefined) return drawn ?? makeSalt();
  if (salt === undefined) return lasting ?? makeSalt();
  if (salt === lasting || salt === drawn) return salt;
  const message =
    'The salt is not to be chosen. Leave it out, or ask for a reshuffle, which draws the buckets of all rooms anew.';
  throw new AppError('invalid-request', message, { details: { errors: [{ path: 'plan.salt', message }] } });
}

function chooseBase(input: PutDraftInput, before: MigrationDraft | null, inForce: PlanInForce | null): number | null {
  const newest = inForce?.version ?? null;
  if (input.basedOn === undefined) return before ? before.basedOn : newest;
  const basedOn = input.basedOn || null;
  if (basedOn === null || (newest !== null && basedOn <= newest)) return basedOn;
  const message = `There is no plan ${basedOn} that this could be made from.`;
  throw new AppError('invalid-request', message, { details: { errors: [{ path: 'basedOn', message }] } });
}

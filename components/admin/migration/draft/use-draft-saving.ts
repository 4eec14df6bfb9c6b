'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from '@/components/ui/toast';
import { draftQuery, keepDraft, planQuery, previewDraft, putDraft } from '@/lib/queries/admin-migration';
import { type ApiProblem, toApiProblem } from '@/lib/queries/api-problem';
import type { DraftView, PreviewView } from '@/lib/schemas/migration-draft';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { useMigrationChange } from '../in-force/use-migration-change';
import { EMPTY_PLAN, isSameForm, type PlanForm, toPlanForm, toWrittenPlan } from './draft-form';
import { wordForForm } from './word-for-form';

/** What the form begins with: the draft, else the plan in force, else nothing. */
export function startForm(plan: PlanInForceView, draft: DraftView | null): PlanForm {
  if (draft) return toPlanForm(draft.plan, draft);
  return toPlanForm(plan.plan ?? EMPTY_PLAN, { note: null, isReshuffle: false });
}

/** Looked at in place of a revision where there was no draft: one that somebody began since isn't overwritten unseen. */
const NO_DRAFT = 0;

/** A preview, and the form that it was made of. */
interface ShownPreview {
  readonly preview: PreviewView;
  readonly form: PlanForm;
  /** Why the one before it couldn't be published; null where nobody tried. */
  readonly refusal: ApiProblem | null;
}

interface AskedPreview {
  readonly form: PlanForm;
  readonly resume: boolean;
  /** What the form says is the draft already. */
  readonly isSaved?: boolean;
  readonly refusal?: ApiProblem | null;
}

/** What is kept of the form, and what that was made from. */
interface Base {
  readonly revision: number | null;
  readonly basedOn: number | null;
  readonly form: PlanForm;
}

function baseOf(plan: PlanInForceView, draft: DraftView | null): Base {
  return {
    revision: draft?.revision ?? null,
    basedOn: draft ? draft.basedOn : plan.version,
    form: startForm(plan, draft),
  };
}

/**
 * Saving and previewing the form. The revision that the form was made from goes along, so that what somebody else saved
 * meanwhile is never overwritten unseen.
 */
export function useDraftSaving(options: {
  readonly plan: PlanInForceView;
  readonly draft: DraftView | null;
  readonly form: PlanForm;
  readonly onReset: (form: PlanForm) => void;
}) {
  const { plan, draft, onReset } = options;
  const client = useQueryClient();
  const [base, setBase] = useState<Base>(() => baseOf(plan, draft));
  const [shown, setShown] = useState<ShownPreview | null>(null);

  const write = async (form: PlanForm, from: Pick<Base, 'revision' | 'basedOn'> = base): Promise<DraftView> => {
    const written = await putDraft(
      {
        plan: toWrittenPlan(form),
        note: form.note.trim() || null,
        basedOn: from.basedOn,
        reshuffle: form.isReshuffle,
      },
      from.revision ?? NO_DRAFT,
    );
    await keepDraft(client, written);
    setBase({ revision: written.revision, basedOn: written.basedOn, form });
    return written;
  };
  const save = useMigrationChange(
    (form: PlanForm) => write(form),
    () => {
      preview.reset();
      toast.success('Draft saved');
    },
  );
  const preview = useMigrationChange(
    async ({ form, resume, isSaved = false, refusal = null }: AskedPreview): Promise<ShownPreview> => {
      // Without a draft there is nothing to preview, however little was changed.
      if (!isSaved && (base.revision === null || !isSameForm(form, base.form))) await write(form);
      return { preview: await previewDraft({ resume }), form, refusal };
    },
    (answer) => {
      save.reset();
      setShown(answer);
    },
  );

  // Publishing took the draft away; the form keeps what was in it, and goes on from the version that is in force now.
  const takeOver = useMigrationChange(
    async (form: PlanForm): Promise<ShownPreview> => {
      const newest = await client.fetchQuery({ ...planQuery, staleTime: 0 });
      // A draft that somebody began since is not ours to overwrite: saving over it is refused with its name.
      const revision = newest.draftRevision === null ? null : base.revision;
      await write(form, { revision, basedOn: newest.version });
      return { preview: await previewDraft({ resume: false }), form, refusal: null };
    },
    (answer) => {
      save.reset();
      preview.reset();
      setShown(answer);
    },
  );

  // A draft from before the plan in force, looked at and meant all the same.
  const rebase = useMigrationChange(
    async (old: DraftView) => {
      const written = await putDraft({ plan: old.plan, note: old.note, basedOn: plan.version }, old.revision);
      await keepDraft(client, written);
      return written;
    },
    (written) => {
      toast.success(`The draft stands on plan ${plan.version} now`);
      beginWith(plan, written);
      preview.mutate({ form: startForm(plan, written), resume: false, isSaved: true });
    },
  );

  const error = takeOver.error ?? preview.error ?? save.error;
  const problem: ApiProblem | null = error ? toApiProblem(error) : null;
  const reload = async () => {
    const newestPlan = await client.fetchQuery({ ...planQuery, staleTime: 0 });
    const hasDraft = newestPlan.draftRevision !== null;
    const newestDraft = hasDraft ? await client.fetchQuery({ ...draftQuery, staleTime: 0 }) : null;
    beginWith(newestPlan, newestDraft);
  };
  const beginWith = (newestPlan: PlanInForceView, newestDraft: DraftView | null) => {
    const form = startForm(newestPlan, newestDraft);
    setBase(baseOf(newestPlan, newestDraft));
    onReset(form);
    setShown(null);
    save.reset();
    preview.reset();
    takeOver.reset();
  };
  const isOvertaken = draft === null && plan.version !== base.basedOn;
  // What this page writes itself is no surprise: its answer and the news of it come in any order.
  const isWriting = [save, preview, takeOver, rebase].some(({ isPending }) => isPending);
  const isEdited = !isWriting && !isOvertaken && (draft?.revision ?? null) !== base.revision;
  /** Goes on with what stands in the form, to be saved in place of the draft as it is now. */
  const keepForm = () => {
    setBase(baseOf(plan, draft));
    setShown(null);
    save.reset();
    preview.reset();
  };

  return {
    save,
    preview,
    takeOver,
    /** Another version came into force than the one that the form was made from, and took the draft with it. */
    isOvertaken,
    /** Somebody else saved the draft, or threw it away, since the form was made from it. */
    isEdited,
    revision: base.revision,
    keepForm,
    rebase,
    problem,
    errors: wordForForm(problem?.fieldErrors ?? {}),
    saved: base.form,
    shown,
    /** Begins again from what is there now. */
    reload: () => void reload(),
  };
}

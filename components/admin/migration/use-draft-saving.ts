'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from '@/components/ui/toast';
import { draftQuery, planQuery, previewDraft, putDraft } from '@/lib/queries/admin-migration';
import { type ApiProblem, toApiProblem } from '@/lib/queries/api-problem';
import type { DraftView, PlanInForceView, PreviewView } from '@/lib/schemas/migration';
import { EMPTY_PLAN, isSameForm, type PlanForm, toPlanForm, toWrittenPlan } from './draft-form';
import { useMigrationChange } from './use-migration-change';

/** What the form begins with: the draft, else the plan in force, else nothing. */
export function startForm(plan: PlanInForceView, draft: DraftView | null): PlanForm {
  if (draft) return toPlanForm(draft.plan, draft);
  return toPlanForm(plan.plan ?? EMPTY_PLAN, { note: null, isReshuffle: false });
}

/** A preview, and the form that it was made of. */
interface ShownPreview {
  readonly preview: PreviewView;
  readonly form: PlanForm;
}

/** What is kept of the form, and what that was made from. */
interface Base {
  readonly revision: number | null;
  readonly basedOn: number | null;
  readonly form: PlanForm;
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
  const [base, setBase] = useState<Base>(() => ({
    revision: draft?.revision ?? null,
    basedOn: draft ? draft.basedOn : plan.version,
    form: startForm(plan, draft),
  }));
  const [shown, setShown] = useState<ShownPreview | null>(null);

  const write = async (form: PlanForm, from: Pick<Base, 'revision' | 'basedOn'> = base): Promise<DraftView> => {
    const written = await putDraft(
      {
        plan: toWrittenPlan(form),
        note: form.note.trim() || null,
        basedOn: from.basedOn,
        reshuffle: form.isReshuffle,
      },
      from.revision ?? undefined,
    );
    setBase({ revision: written.revision, basedOn: written.basedOn, form });
    // Known at once: a page that had to ask first would put this form away meanwhile.
    client.setQueryData(draftQuery.queryKey, written);
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
    async ({ form, resume }: { form: PlanForm; resume: boolean }) => {
      // Without a draft there is nothing to preview, however little was changed.
      if (base.revision === null || !isSameForm(form, base.form)) await write(form);
      return { preview: await previewDraft({ resume }), form };
    },
    (answer) => {
      save.reset();
      setShown(answer);
    },
  );

  // Publishing took the draft away; the form keeps what was in it, and goes on from the version that is in force now.
  const takeOver = useMigrationChange(
    async (form: PlanForm) => {
      const newest = await client.fetchQuery({ ...planQuery, staleTime: 0 });
      // A draft that somebody began since is not ours to overwrite: saving over it is refused with its name.
      const revision = newest.draftRevision === null ? null : (base.revision ?? 0);
      await write(form, { revision, basedOn: newest.version });
      return { preview: await previewDraft({ resume: false }), form };
    },
    (answer) => {
      save.reset();
      preview.reset();
      setShown(answer);
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
    setBase({
      revision: newestDraft?.revision ?? null,
      basedOn: newestDraft ? newestDraft.basedOn : newestPlan.version,
      form,
    });
    onReset(form);
    setShown(null);
    save.reset();
    preview.reset();
    takeOver.reset();
  };

  return {
    save,
    preview,
    takeOver,
    /** Another version came into force than the one that the form was made from, and took the draft with it. */
    isOvertaken: draft === null && plan.version !== base.basedOn,
    problem,
    errors: problem?.fieldErrors ?? {},
    saved: base.form,
    shown,
    /** Begins again from what is there now. */
    reload: () => void reload(),
  };
}

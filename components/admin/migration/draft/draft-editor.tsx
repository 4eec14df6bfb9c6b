'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { CheckLine } from '@/components/admin/check-line';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { deleteDraft } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { DraftView } from '@/lib/schemas/migration-draft';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { FormProblem } from '../../form-problem';
import { Section } from '../../section';
import { useMigrationChange } from '../in-force/use-migration-change';
import { PreviewPanel } from '../preview/preview-panel';
import { ChangeList } from './change-list';
import { isSameForm, isSamePlanForm, type PlanForm } from './draft-form';
import { EditedDraft } from './edited-draft';
import { JsonEditor } from './json-editor';
import { OutdatedDraft } from './outdated-draft';
import { OvertakenForm } from './overtaken-form';
import { PlanFields } from './plan-fields';
import { ProblemList } from './problem-list';
import { startForm, useDraftSaving } from './use-draft-saving';

interface DraftEditorProps {
  readonly plan: PlanInForceView;
  /** Null where nobody has begun one. */
  readonly draft: DraftView | null;
}

/** The form of the draft with its preview. What is on the screen is saved before it is previewed. */
export function DraftEditor({ plan, draft }: DraftEditorProps) {
  const [form, setForm] = useState<PlanForm>(() => startForm(plan, draft));
  const saving = useDraftSaving({ plan, draft, form, onReset: setForm });
  const { save, preview, takeOver, problem, errors, saved, shown } = saving;
  // What one published or threw away oneself is no surprise while the page is left.
  const [isDone, setIsDone] = useState(false);
  const isOvertaken = saving.isOvertaken && !isDone;
  const isEdited = saving.isEdited && !isDone;
  const isChanged = !isSameForm(form, saved);
  const resume = shown?.preview.pause?.isLifted ?? false;
  const isStale = shown !== null && !isSamePlanForm(form, shown.form);
  // The refusal says no more than the notice of what somebody else saved.
  const isToldBelow = isEdited && problem?.code === 'changed-meanwhile';
  const places = Object.entries(errors).map(([path, message]) => ({ path, message }));
  return (
    <div className="space-y-6">
      {draft?.isOutdated ? <OutdatedDraft draft={draft} plan={plan} takeOver={saving.rebase} /> : null}
      <PlanFields form={form} errors={errors} onChange={(change) => setForm((before) => ({ ...before, ...change }))} />
      <Section title="For the history">
        <div className="space-y-3">
          <Field
            label="Why"
            isOptional
            description="Stands beside this version and in the audit log."
            error={errors.note}
          >
            <Input
              value={form.note}
              maxLength={500}
              onChange={(event) => setForm((before) => ({ ...before, note: event.target.value }))}
            />
          </Field>
          {plan.version === null ? null : (
            <CheckLine
              isChecked={form.isReshuffle}
              onChange={(isReshuffle) => setForm((before) => ({ ...before, isReshuffle }))}
            >
              Reshuffle: draw anew which rooms a share takes. Rooms that have moved may go back, and others go instead.
              The preview shows which.
            </CheckLine>
          )}
          <JsonEditor form={form} onTakeOver={setForm} />
        </div>
      </Section>
      {draft && !isChanged && !isEdited ? (
        <Section title="What it changes">
          <ChangeList changes={draft.changes} none="Nothing: it is the plan in force." />
        </Section>
      ) : null}
      {draft && !isChanged && !isEdited ? (
        <ProblemList tone="error" problems={draft.problems} parts={draft.plan} />
      ) : null}
      <ProblemList tone="error" problems={places} parts={form} />
      <FormProblem
        error={places.length > 0 || (isOvertaken && takeOver.error === null) || isToldBelow ? null : problem}
      >
        {problem?.code === 'changed-meanwhile' ? (
          <Button size="sm" variant="outline" onClick={saving.reload}>
            Show what is there now
          </Button>
        ) : null}
      </FormProblem>
      {isOvertaken ? (
        <OvertakenForm
          plan={plan}
          isPending={takeOver.isPending}
          onTakeOver={() => takeOver.mutate(form)}
          onGiveUp={saving.reload}
        />
      ) : null}
      {isEdited ? (
        <EditedDraft
          draft={draft}
          since={saving.revision}
          isFormChanged={isChanged}
          onKeep={saving.keepForm}
          onGiveUp={saving.reload}
        />
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={isOvertaken || isEdited}
          isPending={preview.isPending}
          onClick={() => preview.mutate({ form, resume })}
        >
          {isChanged ? 'Save and preview' : 'Preview'}
        </Button>
        <Button
          variant="outline"
          disabled={isOvertaken || isEdited || (!isChanged && draft !== null)}
          isPending={save.isPending}
          onClick={() => save.mutate(form)}
        >
          Save
        </Button>
        {draft ? <ThrowAway draft={draft} onLeave={setIsDone} /> : null}
      </div>
      {shown && !isOvertaken && !isEdited ? (
        <PreviewPanel
          preview={shown.preview}
          refusal={shown.refusal}
          note={form.note}
          isStale={isStale}
          onPreviewAgain={(again, refusal) => preview.mutate({ form, resume: again, refusal: refusal ?? null })}
          isPending={preview.isPending || takeOver.isPending}
          onPublished={() => setIsDone(true)}
        />
      ) : null}
    </div>
  );
}

interface ThrowAwayProps {
  readonly draft: DraftView;
  /** Before it is known whether it worked: that the draft is gone may be heard first. */
  readonly onLeave: (isLeaving: boolean) => void;
}

function ThrowAway({ draft, onLeave }: ThrowAwayProps) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const discard = useMigrationChange(deleteDraft, () => {
    setIsAsking(false);
    toast.success('The draft is gone');
    router.push('/admin/migration');
  });
  return (
    <>
      <Button
        variant="ghost"
        onClick={() => {
          discard.reset();
          setIsAsking(true);
        }}
      >
        Throw away
      </Button>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title="Throw the draft away"
        description="What was written is lost. The plan in force stays as it is."
        confirmLabel="Throw away"
        isDestructive
        isPending={discard.isPending}
        error={discard.error ? toApiProblem(discard.error).message : null}
        onConfirm={() => {
          onLeave(true);
          discard.mutate(draft.revision, { onError: () => onLeave(false) });
        }}
      />
    </>
  );
}

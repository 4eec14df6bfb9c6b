'use client';

import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { DraftView } from '@/lib/schemas/migration-draft';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { FormProblem } from '../../form-problem';
import { Notice } from '../../notice';
import { ChangeList } from './change-list';
import { NewerVersion } from './newer-version';

interface OutdatedDraftProps {
  readonly draft: DraftView;
  readonly plan: PlanInForceView;
  readonly takeOver: UseMutationResult<DraftView, Error, DraftView>;
}

/** That another version came into force since the draft was begun: publishing it would undo that, so somebody must look. */
export function OutdatedDraft({ draft, plan, takeOver }: OutdatedDraftProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Notice
      tone="warning"
      action={
        <Button size="sm" variant="outline" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
          {isShown ? 'Hide the differences' : 'Show the differences'}
        </Button>
      }
    >
      <p className="font-medium">Another version came into force since this draft was begun</p>
      <p className="text-muted-foreground">
        It was made {draft.basedOn === null ? 'before there was a plan' : `from plan ${draft.basedOn}`}; plan{' '}
        {plan.version} by <span className="wrap-anywhere">{plan.publishedBy}</span> is in force. It can’t be previewed
        before you have looked at what that changes.
      </p>
      {isShown ? (
        <div className="mt-3 space-y-3">
          <NewerVersion plan={plan} />
          <p className="font-medium">What publishing this draft would change in plan {plan.version}</p>
          <ChangeList changes={draft.changes} none="Nothing: both say the same." />
          <FormProblem error={takeOver.error} />
          <Button size="sm" isPending={takeOver.isPending} onClick={() => takeOver.mutate(draft)}>
            I want these changes
          </Button>
        </div>
      ) : null}
    </Notice>
  );
}

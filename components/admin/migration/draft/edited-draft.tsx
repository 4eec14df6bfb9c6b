'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { auditOfQuery } from '@/lib/queries/admin-audit';
import type { DraftView } from '@/lib/schemas/migration-draft';
import { Moment } from '../../moment';
import { Notice } from '../../notice';
import { type DraftEdit, listDraftEdits } from './list-draft-edits';

interface EditedDraftProps {
  /** As it is now; null where it was thrown away. */
  readonly draft: DraftView | null;
  /** The revision that the form was made from; null where there was no draft. */
  readonly since: number | null;
  /** Something in the form isn't saved. */
  readonly isFormChanged: boolean;
  readonly onKeep: () => void;
  readonly onGiveUp: () => void;
}

/** That somebody else changed the draft since the form was made from it: who, when and what, and how to go on. */
export function EditedDraft({ draft, since, isFormChanged, onKeep, onGiveUp }: EditedDraftProps) {
  const log = useInfiniteQuery(auditOfQuery('draft:plan'));
  const edits = listDraftEdits(log.data?.pages.flatMap(({ items }) => items) ?? [], since);
  return (
    // In sight wherever somebody is typing: the form above is long.
    <div role="alert" className="sticky bottom-4 z-10 rounded-md bg-background shadow-popup">
      <Notice tone="warning">
        <div className="max-h-[50vh] space-y-3 overflow-y-auto">
          <p className="font-medium">
            {draft ? (
              <>
                <span className="wrap-anywhere">{draft.updatedBy}</span> {since === null ? 'began' : 'changed'} the
                draft while you had it open, <Moment at={draft.updatedAt} />
              </>
            ) : (
              'The draft was thrown away while you had it open'
            )}
          </p>
          <Edits edits={edits} />
          <p className="text-muted-foreground">
            {wayOn({ hasDraft: draft !== null, hadDraft: since !== null, isFormChanged })}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" variant={isFormChanged ? 'outline' : 'default'} onClick={onGiveUp}>
              {draft ? 'Show the draft as it is now' : 'Begin again from the plan in force'}
            </Button>
            <Button size="sm" variant="outline" onClick={onKeep}>
              Go on with mine
            </Button>
          </div>
        </div>
      </Notice>
    </div>
  );
}

function wayOn(is: { hasDraft: boolean; hadDraft: boolean; isFormChanged: boolean }): string {
  const { hasDraft, hadDraft, isFormChanged } = is;
  if (!hasDraft) return 'What stands in the form is still here. Go on with it, and saving makes a draft of it again.';
  if (!isFormChanged && !hadDraft) return 'The form doesn’t show it yet.';
  if (!isFormChanged) return 'The form still shows it as it was before.';
  return 'What you typed is still here. Go on with it, and saving puts it in place of what is there now; or look at that, which takes what you typed away.';
}

function Edits({ edits }: { readonly edits: readonly DraftEdit[] }) {
  return (
    <ul className="space-y-2">
      {edits.map(({ id, at, by, isThrownAway, changes }) => (
        <li key={id} className="wrap-anywhere">
          {by}, <Moment at={at} />: {isThrownAway ? 'threw it away' : changes.length === 0 ? 'saved it as it was' : ''}
          {changes.length > 0 ? (
            <ul className="ml-4 list-disc">
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

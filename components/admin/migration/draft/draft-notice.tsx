'use client';

import { ButtonLink } from '@/components/ui/button-link';
import type { DraftView } from '@/lib/schemas/migration-draft';
import { Moment } from '../../moment';
import { Notice } from '../../notice';

/** That a change is being written, by whom, and the way to it. */
export function DraftNotice({ draft }: { readonly draft: DraftView }) {
  const count = draft.changes.length;
  return (
    <Notice
      tone={draft.isOutdated || draft.problems.length > 0 ? 'warning' : 'info'}
      action={
        <ButtonLink href="/admin/migration/draft" size="sm">
          Open the draft
        </ButtonLink>
      }
    >
      <p className="font-medium">A change of the plan is being written</p>
      <p className="text-muted-foreground">
        {count === 0 ? 'It changes nothing so far' : `${count} ${count === 1 ? 'change' : 'changes'}`}, last saved by{' '}
        <span className="wrap-anywhere">{draft.updatedBy}</span>, <Moment at={draft.updatedAt} as="distance" />. Nothing
        is decided by it until it is published.
        {draft.isOutdated ? ' Another version came into force since it was begun.' : ''}
      </p>
    </Notice>
  );
}

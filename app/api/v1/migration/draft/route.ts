import { draftOperations } from '@/lib/api/draft-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { deleteDraft } from '@/lib/migration/plans/draft/delete-draft';
import { getDraft } from '@/lib/migration/plans/draft/get-draft';
import { putDraft } from '@/lib/migration/plans/draft/put-draft';
import type { DraftView } from '@/lib/schemas/migration-draft';

function answerDraft(draft: DraftView) {
  return respond({ body: draft, etag: draft.revision });
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(draftOperations.getDraft, async ({ actor }) => answerDraft(await getDraft({ actor }))),

  PUT: defineRoute(draftOperations.putDraft, async ({ actor, body, ifMatch }) =>
    answerDraft(await putDraft({ actor, input: body, ifMatch })),
  ),

  DELETE: defineRoute(draftOperations.deleteDraft, ({ actor, ifMatch }) => deleteDraft({ actor, ifMatch })),
});

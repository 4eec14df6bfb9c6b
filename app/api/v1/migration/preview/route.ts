import { draftOperations } from '@/lib/api/draft-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { previewDraft } from '@/lib/migration/plans/preview/preview-draft';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(draftOperations.previewPlan, ({ actor, body }) =>
    previewDraft({ actor, resume: body.resume, now: new Date() }),
  ),
});

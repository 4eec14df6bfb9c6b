import { draftOperations } from '@/lib/api/draft-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { publishDraft } from '@/lib/migration/plans/preview/publish-draft';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(draftOperations.publishPlan, async ({ actor, body, ifMatch }) => {
    const answer = await publishDraft({ actor, input: body, ifMatch, now: new Date() });
    return respond({ body: answer, etag: answer.revision });
  }),
});

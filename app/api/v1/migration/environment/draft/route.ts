import { environmentOperations } from '@/lib/api/environment-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { draftFromEnvironment } from '@/lib/migration/environment/draft-from-environment';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(environmentOperations.draftFromEnvironment, async ({ actor, ifMatch }) => {
    const draft = await draftFromEnvironment({ actor, ifMatch });
    return respond({ body: draft, etag: draft.revision });
  }),
});

import { draftOperations } from '@/lib/api/draft-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listPreviewedRooms } from '@/lib/migration/plans/preview/list-previewed-rooms';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(draftOperations.listPreviewedRooms, ({ actor, params, query }) =>
    listPreviewedRooms({ actor, hash: params.hash, effect: query.effect, paging: query }),
  ),
});

import { historyOperations } from '@/lib/api/history-operations';
import { listHistory } from '@/lib/history/list-history';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(historyOperations.listHistory, ({ actor, params, query }) =>
    listHistory({ actor, slug: params.name, paging: query }),
  ),
});

import { historyOperations } from '@/lib/api/history-operations';
import { answerCsv } from '@/lib/csv/answer-csv';
import { exportHistory } from '@/lib/history/export-history';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(historyOperations.exportHistory, async ({ actor, params }) => {
    const { fileName, rows } = await exportHistory({ actor, slug: params.name });
    return answerCsv(fileName, rows);
  }),
});

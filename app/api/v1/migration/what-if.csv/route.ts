import { whatIfOperations } from '@/lib/api/what-if-operations';
import { answerCsv } from '@/lib/csv/answer-csv';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { prepareWhatIf } from '@/lib/migration/what-if/ask-what-if';
import { exportWhatIf } from '@/lib/migration/what-if/export-what-if';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(whatIfOperations.exportWhatIf, async ({ actor, query }) => {
    const { of, ...question } = query;
    const whatIf = await prepareWhatIf({ actor, question, now: new Date() });
    return answerCsv(`what-if-${of}.csv`, exportWhatIf(whatIf, of));
  }),
});

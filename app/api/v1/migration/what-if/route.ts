import { whatIfOperations } from '@/lib/api/what-if-operations';
import { answerLines } from '@/lib/http/answer-lines';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { answerWhatIf, prepareWhatIf } from '@/lib/migration/what-if/ask-what-if';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(whatIfOperations.askWhatIf, async ({ actor, body, request }) => {
    const lines = answerWhatIf(await prepareWhatIf({ actor, question: body, now: new Date() }), actor);
    if (request.headers.get('accept')?.includes('application/x-ndjson')) {
      return answerLines(lines, whatIfOperations.askWhatIf.id);
    }
    for await (const line of lines) if ('result' in line) return line.result;
    return undefined;
  }),
});

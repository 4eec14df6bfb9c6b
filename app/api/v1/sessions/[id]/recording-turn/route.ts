import { recordingOperations } from '@/lib/api/recording-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';
import { takeRecordingTurn } from '@/lib/recordings/take-recording-turn';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(recordingOperations.takeRecordingTurn, async ({ params, request }) => {
    const passes = readCallPasses(request.headers.get('cookie'));
    return { isYours: await takeRecordingTurn({ sessionId: params.id, passes }) };
  }),
});

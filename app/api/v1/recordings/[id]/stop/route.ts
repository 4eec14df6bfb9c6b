import { recordingOperations } from '@/lib/api/recording-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';
import { stopRecording } from '@/lib/recordings/stop-recording';
import { toRecordingView } from '@/lib/recordings/to-recording-view';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(recordingOperations.stopRecording, async ({ actor, params, request }) => {
    const passes = readCallPasses(request.headers.get('cookie'));
    return toRecordingView(await stopRecording({ recordingId: params.id, actor, passes }));
  }),
});

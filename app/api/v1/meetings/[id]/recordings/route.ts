import { recordingOperations } from '@/lib/api/recording-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { readCallPasses } from '@/lib/meetings/joining/call-pass';
import { listRecordings } from '@/lib/recordings/list-recordings';
import { startRecording } from '@/lib/recordings/start-recording';
import { toRecordingView } from '@/lib/recordings/to-recording-view';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(recordingOperations.listRecordings, ({ actor, params, request }) =>
    listRecordings({ meetingId: params.id, actor, passes: readCallPasses(request.headers.get('cookie')) }),
  ),
  POST: defineRoute(recordingOperations.startRecording, async ({ actor, params, request }) => {
    const passes = readCallPasses(request.headers.get('cookie'));
    const { recording, isNew } = await startRecording({ meetingId: params.id, actor, passes });
    return respond({ status: isNew ? 201 : 200, body: toRecordingView(recording) });
  }),
});

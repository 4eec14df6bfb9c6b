import { meetingOperations } from '@/lib/api/meeting-operations';
import { forgetAdmission } from '@/lib/door/forget-admission';
import { readWaitingPasses } from '@/lib/door/waiting-pass';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { makePassCookies, readCallPasses } from '@/lib/meetings/joining/call-pass';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { failRecordingTurn } from '@/lib/recordings/fail-recording-turn';
import { signalRecording } from '@/lib/recordings/signal-recording';

const signal = defineRoute(meetingOperations.signalSession, async ({ actor, params, body, request }) => {
  const cookies = request.headers.get('cookie');
  const passes = readCallPasses(cookies);
  const { state } = body;
  if (state === 'recording-started' || state === 'recording-stopped') {
    await signalRecording({ sessionId: params.id, isOn: state === 'recording-started', passes });
    return undefined;
  }
  if (state === 'recording-failed') {
    await failRecordingTurn({ sessionId: params.id, passes });
    return undefined;
  }
  await signalSession({ sessionId: params.id, signal: { ...body, state }, passes });
  const pass = passes.find(({ sessionId }) => sessionId === params.id);
  if (!pass || body.state !== 'left' || body.code !== 'removed') return undefined;
  // Whoever was taken out of a call has no right to it any more: where its door is shut, they ask again.
  const waitingPasses = readWaitingPasses(cookies);
  const forgotten = await forgetAdmission({ meetingId: pass.meetingId, actor, waitingPasses, callPasses: passes });
  const cleared = forgotten.flatMap(makePassCookies).map((cookie) => ({ ...cookie, value: '', maxAgeSeconds: 0 }));
  return respond({ cookies: cleared });
});

/** POST for beacons, which can't PUT. */
export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({ POST: signal, PUT: signal });

import { askServer, readScriptedFault, tellServerAtTheEnd } from './ask-server';
import { type Person, showCallScreen } from './call-screen';
import { watchCall } from './watch-call';

// Prebuilt at https://<domain>.daily.co/<room>?t=<token>&emb=<call client>. It talks with the daily-js around it in messages
// marked `what: 'iframe-call-message'`: ready for launch config → launch config → loaded → join-meeting → joined-meeting
// or error → leave-meeting → left-meeting.

interface CallMessage {
  readonly what?: string;
  readonly from?: string;
  readonly callClientId?: string;
  readonly action?: string;
  readonly properties?: CallProperties;
}

interface CallProperties {
  readonly token?: string;
  readonly userName?: string;
  readonly startVideoOff?: boolean;
  readonly startAudioOff?: boolean;
  readonly showLeaveButton?: boolean;
}

type Entrance =
  | { readonly isAdmitted: true; readonly connectionId: string }
  | { readonly isAdmitted: false; readonly reason: string };

const parameters = new URL(location.href).searchParams;
const room = decodeURIComponent(location.pathname.slice(1));
const callClientId = parameters.get('emb');
const screen = showCallScreen('Daily', room);
let properties: CallProperties & Record<string, unknown> = {};
let sessionId: string | null = null;

function tell(action: string, content: Record<string, unknown> = {}): void {
  const message = { what: 'iframe-call-message', from: 'embedded', callClientId, action, ...content };
  window.parent.postMessage(message, '*');
}

/** Every type of a fatal error that daily-js 0.92 declares. */
const FATAL = [
  'ejected',
  'nbf-room',
  'nbf-token',
  'exp-room',
  'exp-token',
  'no-room',
  'meeting-full',
  'end-of-life',
  'not-allowed',
  'connection-error',
];

function fail(type: string): void {
  const msg = type === 'no-room' && sessionId !== null ? 'The meeting room was deleted' : `Failed: ${type}`;
  const leaving = sessionId;
  sessionId = null;
  screen.close(msg);
  // Whoever is out of the call is in the room no more: Daily tells that they left.
  if (leaving !== null) tellServerAtTheEnd('/stand-in/leave', { room, sessionId: leaving });
  const details =
    type === 'connection-error' ? { details: { on: 'reconnect', sourceError: { msg: 'gone', type: 'network' } } } : {};
  tell('error', { errorMsg: msg, error: { type, msg, ...details } });
  tell('left-meeting');
}

async function leave(): Promise<void> {
  const leaving = sessionId;
  sessionId = null;
  screen.close('You left the call');
  if (leaving !== null) await askServer('/stand-in/leave', { room, sessionId: leaving });
  tell('left-meeting');
}

async function join(): Promise<void> {
  const fault = await readScriptedFault();
  if (fault !== null && FATAL.includes(fault)) {
    fail(fault);
    return;
  }
  const token = properties.token ?? parameters.get('t');
  const entrance = await askServer<Entrance>('/stand-in/enter', { room, token });
  if (!entrance.isAdmitted) {
    fail(entrance.reason);
    return;
  }
  sessionId = entrance.connectionId;
  screen.say('You are in the call');
  if (properties.showLeaveButton) screen.addButton('Leave', () => void leave());
  screen.addFaults([...FATAL, 'camera-error', 'recording'], (name) => (ACCIDENTS[name] ?? (() => fail(name)))());
  await screen.startMedia({ camera: !properties.startVideoOff, microphone: !properties.startAudioOff });
  const local = { local: true, session_id: sessionId, user_name: properties.userName ?? 'Guest', tracks: {} };
  tell('joined-meeting', { participants: { local } });
  if (fault !== null) ACCIDENTS[fault]?.();
  watch();
}

/** What happens in a call that goes on. */
const ACCIDENTS: Readonly<Record<string, () => void>> = {
  'camera-error': () =>
    tell('camera-error', {
      errorMsg: { errorMsg: 'not allowed', audioOk: true, videoOk: false },
      error: { type: 'permissions', msg: 'not allowed', blockedBy: 'user', blockedMedia: ['video'] },
    }),
  recording: () => tell('recording-started', { type: 'cloud', local: false }),
};

function watch(): void {
  watchCall(
    () =>
      askServer<{ isConnected: boolean; hasRoom: boolean; people: readonly Person[] }>(
        `/stand-in/people?${new URLSearchParams({ room, sessionId: sessionId ?? '' })}`,
      ),
    ({ isConnected, hasRoom, people }) => {
      if (sessionId === null) return false;
      if (isConnected) {
        screen.showPeople(people);
        // daily-js tells only of changes.
        tell('participant-counts-updated', { participantCounts: { present: people.length, hidden: 0 } });
      } else fail(hasRoom ? 'ejected' : 'no-room');
      return isConnected;
    },
  );
}

window.addEventListener('message', (event: MessageEvent<CallMessage>) => {
  const { what, from, action, ...message } = event.data ?? {};
  if (event.source !== window.parent || what !== 'iframe-call-message' || from !== 'module') return;
  if (action === 'iframe-launch-config') {
    properties = { ...(message as CallProperties & Record<string, unknown>) };
    tell('loaded');
  } else if (action === 'join-meeting') {
    properties = { ...properties, ...message.properties };
    void join();
  } else if (action === 'leave-meeting') {
    void leave();
  }
});
window.addEventListener('pagehide', () => {
  if (sessionId) tellServerAtTheEnd('/stand-in/leave', { room, sessionId });
});
tell('iframe-ready-for-launch-config');

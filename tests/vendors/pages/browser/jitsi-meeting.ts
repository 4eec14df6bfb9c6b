import { askServer, readScriptedFault, tellServerAtTheEnd } from './ask-server';
import { showCallScreen } from './call-screen';
import { watchCall } from './watch-call';

// The page that the IFrame API frames: https://<host>/<room>?jwt=…#jitsi_meet_external_api_id=0&config.…&userInfo.….
// Both sides send JSON in the form of the library `postis`; names of events and commands are those inside Jitsi.

type JoinResult =
  | { readonly isIn: true; readonly occupantJid: string; readonly nick: string; readonly isModerator: boolean }
  | { readonly isIn: false; readonly stage: 'connection' | 'conference'; readonly condition: string };

interface Occupant {
  readonly nick: string;
  readonly displayName: string | null;
  readonly isModerator: boolean;
}

const room = decodeURIComponent(location.pathname.slice(1));
const jwt = new URL(location.href).searchParams.get('jwt');
const options = new URLSearchParams(location.hash.slice(1));
const scope = `jitsi_meet_external_api_${options.get('jitsi_meet_external_api_id')}`;
const screen = showCallScreen('Jitsi', room);
const readOption = (name: string): unknown => JSON.parse(options.get(name) ?? 'null');
let occupantJid: string | null = null;
let hasRecorder = true;
let isRecorded = false;

function tell(name: string, data: Record<string, unknown> = {}): void {
  const params = { type: 'event', data: { name, ...data } };
  window.parent.postMessage(JSON.stringify({ postis: true, scope, method: 'message', params }), '*');
}

/** lib-jitsi-meet's errors that end a visit, with what Jitsi says beside them: its page reloads after fatal ones only. */
const CONNECTION_ERRORS: Readonly<Record<string, boolean>> = {
  'connection.conferenceRequestFailed': false,
  'connection.droppedError': true,
  'connection.otherError': true,
  'connection.passwordRequired': false,
  'connection.serverError': true,
  'connection.shardChangedError': false,
};
const CONFERENCE_ERRORS: Readonly<Record<string, boolean>> = {
  'conference.connectionError': false,
  'conference.connectionError.accessDenied': false,
  'conference.connectionError.notAllowed': false,
  'conference.destroyed': false,
  'conference.focusDisconnected': true,
  'conference.focusLeft': true,
  'conference.gracefulShutdown': false,
  'conference.iceFailed': true,
  'conference.incompatible_server_versions': false,
  'conference.max_users': false,
  'conference.offerAnswerFailed': true,
  'conference.reservationError': false,
  'conference.videobridgeNotAvailable': true,
};

function fail(name: string): void {
  occupantJid = null;
  screen.close(`Failed: ${name}`);
  const error =
    name in CONNECTION_ERRORS
      ? { name, type: 'CONNECTION', isFatal: CONNECTION_ERRORS[name] }
      : { name, type: 'CONFERENCE', isFatal: CONFERENCE_ERRORS[name] };
  tell('error-occurred', { error });
}

async function hangUp(): Promise<void> {
  const leaving = occupantJid;
  occupantJid = null;
  screen.close('You left the meeting');
  if (leaving !== null) await askServer('/xmpp/leave', { occupantJid: leaving });
  tell('video-conference-left', { roomName: room });
  tell('video-ready-to-close');
}

const ACCIDENTS: Readonly<Record<string, () => void>> = {
  'load-config': () => {
    screen.close('The settings could not be loaded');
    tell('error-occurred', { error: { name: 'load-config', type: 'CONFIG', isFatal: true } });
  },
  'browser-support': () => tell('browser-support', { supported: false }),
  kicked: () => {
    const kicked = { id: occupantJid?.slice(0, 8) ?? '', local: true };
    if (occupantJid !== null) void askServer('/xmpp/leave', { occupantJid });
    occupantJid = null;
    screen.close('You were put out');
    tell('participant-kicked-out', { kicked, kicker: { id: 'somebody' } });
    tell('video-conference-left', { roomName: room });
  },
  'someone-kicked': () => tell('participant-kicked-out', { kicked: { id: 'else', local: false }, kicker: { id: 'x' } }),
  recording: () => tell('recording-status-changed', { on: true, mode: 'file' }),
  'no-recorder': () => {
    hasRecorder = false;
  },
  'password-required': () => tell('password-required'),
};

function goWrong(name: string): void {
  (ACCIDENTS[name] ?? (() => fail(name)))();
}

async function record(isOn: boolean): Promise<void> {
  if (occupantJid === null) return;
  if (hasRecorder) await askServer('/xmpp/recording', { occupantJid, isOn });
  else tell('recording-status-changed', { on: false, mode: 'file', error: 'service-unavailable' });
}

/** Everybody in the call hears of it, whoever asked. */
function tellOfRecording(isOn: boolean): void {
  if (isOn === isRecorded) return;
  isRecorded = isOn;
  tell('recording-status-changed', { on: isOn, mode: 'file' });
}

const RECORDING_COMMANDS: Readonly<Record<string, (value: unknown) => void>> = {
  'start-recording': (value) => {
    if ((value as { mode?: string }).mode === 'file') void record(true);
  },
  'stop-recording': (mode) => {
    if (mode === 'file') void record(false);
  },
};

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window.parent || typeof event.data !== 'string') return;
  const message = JSON.parse(event.data) as {
    scope?: string;
    params?: { data?: { name?: string; data?: readonly unknown[] } };
  };
  if (message.scope !== scope) return;
  const { name: command, data: values = [] } = message.params?.data ?? {};
  if (command) RECORDING_COMMANDS[command]?.(values[0]);
  if (command === 'video-hangup') void hangUp();
  if (command === 'end-conference' && occupantJid !== null) void askServer('/xmpp/end', { occupantJid });
});
window.addEventListener('pagehide', () => {
  if (occupantJid) tellServerAtTheEnd('/xmpp/leave', { occupantJid });
});

const others = new Set<string>();

function tellWhoCameAndWent(now: readonly Occupant[]): void {
  for (const { nick, displayName } of now) {
    if (others.has(nick)) continue;
    others.add(nick);
    tell('participant-joined', { id: nick, displayName });
  }
  for (const nick of [...others]) {
    if (now.some((person) => person.nick === nick)) continue;
    others.delete(nick);
    tell('participant-left', { id: nick });
  }
}

async function open(): Promise<void> {
  const fault = await readScriptedFault();
  const isRefusal =
    fault !== null && (fault in CONNECTION_ERRORS || fault in CONFERENCE_ERRORS || fault === 'load-config');
  if (isRefusal) {
    goWrong(fault);
    return;
  }
  const joined = await askServer<JoinResult>('/xmpp/join', { room, jwt });
  if (!joined.isIn) {
    fail(joined.stage === 'connection' ? 'connection.passwordRequired' : 'conference.connectionError.notAllowed');
    return;
  }
  occupantJid = joined.occupantJid;
  screen.say('You are in the meeting');
  screen.addButton('Leave', () => void hangUp());
  if (joined.isModerator) {
    screen.addButton('End meeting for all', () => void askServer('/xmpp/end', { occupantJid }));
  }
  screen.addFaults(
    [...Object.keys(ACCIDENTS), ...Object.keys(CONNECTION_ERRORS), ...Object.keys(CONFERENCE_ERRORS)],
    goWrong,
  );
  await screen.startMedia({
    camera: readOption('config.startWithVideoMuted') !== true,
    microphone: readOption('config.startWithAudioMuted') !== true,
  });
  const displayName = readOption('userInfo.displayName');
  tell('video-conference-joined', { roomName: room, id: joined.nick, displayName, breakoutRoom: false });
  if (fault !== null) goWrong(fault);
  watchCall(
    async () => {
      const query = new URLSearchParams({ room });
      const occupants = await askServer<readonly Occupant[]>(`/xmpp/occupants?${query}`);
      return { occupants, recording: await askServer<{ isOn: boolean }>(`/xmpp/recording?${query}`) };
    },
    ({ occupants, recording }) => {
      if (occupantJid === null) return false;
      tellOfRecording(recording.isOn);
      const isIn = occupants.some(({ nick }) => nick === joined.nick);
      if (isIn) {
        tellWhoCameAndWent(occupants.filter(({ nick }) => nick !== joined.nick));
        screen.showPeople(
          occupants.map((person) => ({ name: person.displayName ?? 'Nobody', isHost: person.isModerator })),
        );
      } else if (occupants.length === 0) {
        fail('conference.destroyed');
        tell('video-conference-left', { roomName: room });
      } else {
        ACCIDENTS.kicked?.();
      }
      return isIn;
    },
  );
}

void open();

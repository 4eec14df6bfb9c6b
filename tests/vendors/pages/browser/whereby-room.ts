import { askServer, readScriptedFault, tellServerAtTheEnd } from './ask-server';
import { type Person, showCallScreen } from './call-screen';
import { watchCall } from './watch-call';

// A room's page at https://<subdomain>.whereby.com/<room>. To the page around it, it says `{type, payload}`; from there it
// hears `{command, args}`, as `<whereby-embed>` of @whereby.com/browser-sdk sends it.

type Entrance =
  | { readonly state: 'open'; readonly participantId: string; readonly isHost: boolean }
  | { readonly state: 'locked' | 'full' | 'invalid-external-id' | 'not-found' };

const parameters = new URL(location.href).searchParams;
const roomName = location.pathname;
const screen = showCallScreen('Whereby', roomName);
const isOn = (name: string) => parameters.get(name) !== 'off';
let participantId: string | null = null;
let count = 0;

function tell(type: string, payload: unknown = null): void {
  // Without the element around it, a room tells nothing.
  if (parameters.has('jsApi')) window.parent.postMessage({ type, payload }, '*');
}

async function leave(removed: boolean): Promise<void> {
  if (participantId === null) return;
  const leaving = participantId;
  participantId = null;
  screen.close('You left the room');
  await askServer('/stand-in/leave', { roomName, participantId: leaving });
  tell('leave', { removed });
}

async function endMeeting(): Promise<void> {
  await askServer('/stand-in/end', { roomName });
}

const FAULTS: Readonly<Record<string, () => void>> = {
  removed: () => void leave(true),
  meeting_end: () => void endMeeting(),
  // Whereby tries again by itself; the call goes on.
  unstable: () => tell('connection_status_change', { status: 'unstable' }),
  deny_device_permission: () => tell('deny_device_permission', { denied: true }),
  recording: () => tell('recording_status_change', { status: 'started' }),
};

const COMMANDS: Readonly<Record<string, () => void>> = {
  leave_room: () => void leave(false),
  end_meeting: () => void endMeeting(),
};

const REFUSALS = {
  locked: 'This room is locked. Knock to be let in.',
  full: 'This room is full.',
  'invalid-external-id': 'The externalId is not valid.',
  'not-found': 'This room does not exist.',
} as const;

window.addEventListener('message', (event) => {
  const { command } = (event.data ?? {}) as { command?: string };
  if (event.source === window.parent && command) COMMANDS[command]?.();
});
window.addEventListener('pagehide', () => {
  if (participantId) tellServerAtTheEnd('/stand-in/leave', { roomName, participantId });
});

async function open(): Promise<void> {
  tell('ready');
  const fault = await readScriptedFault();
  const entrance =
    fault !== null && fault in REFUSALS
      ? { state: fault as keyof typeof REFUSALS }
      : await askServer<Entrance>('/stand-in/enter', { roomName, ...Object.fromEntries(parameters) });
  if (entrance.state !== 'open') {
    screen.say(REFUSALS[entrance.state]);
    // Nobody knocks by themselves.
    if (entrance.state === 'locked') screen.addButton('Knock', () => tell('knock'));
    return;
  }
  participantId = entrance.participantId;
  screen.say('You are in the room');
  if (isOn('leaveButton')) screen.addButton('Leave', () => void leave(false));
  if (entrance.isHost) screen.addButton('End meeting for everyone', () => void endMeeting());
  screen.addFaults(Object.keys(FAULTS), (name) => FAULTS[name]?.());
  await screen.startMedia({ camera: isOn('video'), microphone: isOn('audio') });
  tell('join');
  if (fault !== null) FAULTS[fault]?.();
  watchCall(
    () =>
      askServer<{ isConnected: boolean; people: readonly Person[] }>(
        `/stand-in/people?${new URLSearchParams({ roomName, participantId: participantId ?? '' })}`,
      ),
    ({ isConnected, people }) => {
      if (participantId === null) return false;
      if (isConnected) {
        screen.showPeople(people);
        if (people.length !== count) {
          count = people.length;
          tell('participantupdate', { count });
        }
        return true;
      }
      // Nobody is put out alone but by a host's page, which says so itself: the meeting was ended or the room deleted.
      participantId = null;
      screen.close('The meeting has ended');
      tell('meeting_end');
      tell('leave', { removed: false });
      return false;
    },
  );
}

void open();

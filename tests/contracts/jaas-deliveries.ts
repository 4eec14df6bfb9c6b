import other from '../fixtures/jaas/other-webhooks.json';
import signed from '../fixtures/jaas/signed-webhooks.json';
import type { ContractDelivery } from './video-platform.contract';

const ROOM = 'mtg-7f3c2a90';

const bodyOf = (name: string) => signed.deliveries.find((delivery) => delivery.name === name)?.body ?? '';
const path = '/api/webhooks/jaas';
const at = new Date(1_790_000_005_961);
const later = new Date(1_790_000_020_000);
const ada = {
  connectionId: '3988218d-a6ef-40cf-8b1b-f5097f46fbf7@8x8.vc',
  participantId: 'usr_01HZX3',
  displayName: 'Ada Example',
  isHost: true,
  isBot: false,
};
const bob = {
  connectionId: '541e0783-be4f-4113-91fa-441f8d36561e@8x8.vc',
  participantId: 'usr_01HZX4',
  displayName: 'Bob Guest',
  isHost: false,
  isBot: false,
};

/** One of each kind that 8x8 sends, and what it means. */
export const JAAS_DELIVERIES: readonly ContractDelivery[] = [
  {
    what: 'ROOM_CREATED',
    path,
    body: bodyOf('ROOM_CREATED'),
    events: [{ type: 'meeting-started', roomName: ROOM, at }],
  },
  {
    what: 'PARTICIPANT_JOINED, with `moderator` as a text',
    path,
    body: bodyOf('PARTICIPANT_JOINED'),
    events: [{ type: 'participant-joined', roomName: ROOM, at, participant: ada }],
  },
  {
    what: 'PARTICIPANT_LEFT',
    path,
    body: bodyOf('PARTICIPANT_LEFT'),
    events: [{ type: 'participant-left', roomName: ROOM, at, participant: ada }],
  },
  {
    what: 'ROOM_DESTROYED',
    path,
    body: bodyOf('ROOM_DESTROYED'),
    events: [{ type: 'meeting-ended', roomName: ROOM, at, startedAt: null }],
  },
  {
    what: 'a breakout room joined: still in the meeting, as a visit of its own',
    path,
    body: JSON.stringify(other.breakoutJoined),
    events: [
      {
        type: 'participant-joined',
        roomName: ROOM,
        at: later,
        participant: { ...bob, connectionId: `${bob.connectionId}#e0f49fd5-c3dc-4f36-9612-8cdab4d8ccfd` },
      },
    ],
  },
  {
    what: 'a breakout room destroyed: the meeting goes on',
    path,
    body: JSON.stringify(other.breakoutDestroyed),
    events: [],
  },
  {
    what: 'PARTICIPANT_JOINED_LOBBY',
    path,
    body: JSON.stringify(other.joinedLobby),
    events: [{ type: 'participant-waiting', roomName: ROOM, at: later, participant: bob }],
  },
  {
    what: 'PARTICIPANT_LEFT_LOBBY',
    path,
    body: JSON.stringify(other.leftLobby),
    events: [{ type: 'participant-stopped-waiting', roomName: ROOM, at: later, participant: bob }],
  },
  {
    what: 'RECORDING_STARTED, which carries no id',
    path,
    body: JSON.stringify(other.recordingStarted),
    events: [
      {
        type: 'recording-started',
        roomName: ROOM,
        at: later,
        recording: { recordingId: null, instanceId: null },
      },
    ],
  },
  {
    what: 'RECORDING_UPLOADED, with a link for a day',
    path,
    body: bodyOf('RECORDING_UPLOADED'),
    events: [
      {
        type: 'recording-ready',
        roomName: ROOM,
        at,
        recording: { recordingId: 'rs1', instanceId: null },
        startedAt: new Date(1_790_000_020_000),
        durationSeconds: 15,
        link: {
          url: 'https://objectstorage.example/p/x/mtg-7f3c2a90_2026-09-21-13-33-25.mp4',
          expiresAt: new Date(at.getTime() + 86_400_000),
        },
        providerData: {},
      },
    ],
  },
  {
    what: 'TRANSCRIPTION_UPLOADED',
    path,
    body: JSON.stringify(other.transcriptionUploaded),
    events: [
      {
        type: 'transcription-changed',
        roomName: ROOM,
        vendorMeetingId: null,
        at: later,
        transcriptionId: 'c3348153-1027-4382-afad-5ae91b433c26',
        state: 'finished',
      },
    ],
  },
  {
    what: 'RECORDING_ENDED: it is ready when it is uploaded',
    path,
    body: JSON.stringify(other.recordingEnded),
    events: [],
  },
  { what: 'USAGE, whose data is a list', path, body: JSON.stringify(other.usage), events: [] },
  {
    what: 'the question for a room’s settings, which names no event',
    path,
    body: JSON.stringify(other.settingsProvisioning),
    events: [],
  },
];

import bodies from '../fixtures/jitsi/event-sync-bodies.json';
import recordingReport from '../fixtures/jitsi/recording-report.json';
import type { ContractDelivery } from './video-platform.contract';

const PREFIX = '/api/webhooks/jitsi';
const ROOM = 'mtg-7f3c2a90';
const JID = '14f01c40-5195-4a4d-8efb-f58b49d18741@meet.example.com/OWhl8jSh';

const at = (seconds: number) => new Date(seconds * 1_000);

const ada = {
  connectionId: `${JID}#1790000005`,
  participantId: 'usr_01HZX3',
  displayName: 'Ada Example',
  isHost: null,
  isBot: false,
};

/** One of each kind that Jitsi sends, and what it means. */
export const JITSI_DELIVERIES: readonly ContractDelivery[] = [
  {
    what: 'room created',
    path: `${PREFIX}/events/room/created`,
    body: JSON.stringify(bodies.roomCreated),
    events: [{ type: 'meeting-started', roomName: ROOM, at: at(1_790_000_004), wasEmpty: true }],
  },
  {
    what: 'occupant joined',
    path: `${PREFIX}/events/occupant/joined`,
    body: JSON.stringify(bodies.occupantJoined),
    events: [{ type: 'participant-joined', roomName: ROOM, at: at(1_790_000_005), participant: ada }],
  },
  {
    what: 'occupant left',
    path: `${PREFIX}/events/occupant/left`,
    body: JSON.stringify(bodies.occupantLeft),
    events: [
      {
        type: 'participant-left',
        roomName: ROOM,
        at: at(1_790_003_580),
        joinedAt: at(1_790_000_005),
        participant: ada,
      },
    ],
  },
  {
    what: 'room destroyed, which also closes whoever was in',
    path: `${PREFIX}/events/room/destroyed`,
    body: JSON.stringify(bodies.roomDestroyed),
    events: [
      {
        type: 'participant-left',
        roomName: ROOM,
        at: at(1_790_003_580),
        joinedAt: at(1_790_000_005),
        participant: ada,
      },
      { type: 'meeting-ended', roomName: ROOM, at: at(1_790_003_580), startedAt: at(1_790_000_004) },
    ],
  },
  {
    what: 'room destroyed that nobody entered: an empty list is {}',
    path: `${PREFIX}/events/room/destroyed`,
    body: JSON.stringify(bodies.roomDestroyedUnused),
    events: [{ type: 'meeting-ended', roomName: ROOM, at: at(1_790_000_034), startedAt: at(1_790_000_004) }],
  },
  {
    what: "breakout room joined: still in the parent's meeting, as a visit of its own",
    path: `${PREFIX}/events/occupant/joined`,
    body: JSON.stringify(bodies.breakoutOccupantJoined),
    events: [
      {
        type: 'participant-joined',
        roomName: ROOM,
        at: at(1_790_000_005),
        participant: { ...ada, connectionId: `${JID}#1790000005#e0f49fd5-c3dc-4f36-9612-8cdab4d8ccfd` },
      },
    ],
  },
  {
    what: 'a recording that Jibri has finished',
    path: `${PREFIX}/recordings`,
    body: JSON.stringify(recordingReport),
    events: [
      {
        type: 'recording-ready',
        roomName: ROOM,
        at: at(1_790_003_600),
        recording: { recordingId: 'a1b2c3d4e5f60718', instanceId: null },
        startedAt: at(1_790_000_005),
        durationSeconds: 3_575,
        link: null,
        providerData: {
          directory: '/config/recordings/a1b2c3d4e5f60718',
          files: [{ name: 'mtg-7f3c2a90_2026-09-21-13-33-25.mp4', bytes: 48_211_903 }],
        },
      },
    ],
  },
];

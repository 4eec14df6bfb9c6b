import { handleRequest } from './api/handle-request';
import { makePointBudget } from './api/point-budget';
import {
  changeTranscription,
  endCall,
  finishRecording,
  settleAutomaticRecording,
  startRecording,
} from './make-recordings';
import { cancelKnock, enter, join, knock, leave, letIn } from './people';
import { passTime } from './sessions';
import { addRoom, clientsIn, findRoom, requireRoom, type StandInState, withSlash } from './state';
import { makeWebhookSender } from './webhook-sender';
import type { RoomChange, Visitor, WherebyOptions, WherebyStandIn } from './whereby-stand-in';

/**
 * Whereby near enough to build against: its REST API, checked strictly against the published OpenAPI, with its points
 * and errors, and its signed webhooks with their retry rule. See `whereby-stand-in.ts` for what it does.
 */
export function createWhereby(options: WherebyOptions): WherebyStandIn {
  const now = options.now ?? (() => new Date());
  const sender = makeWebhookSender(options, now);
  const listeners = new Set<(change: RoomChange) => void>();
  const state: StandInState = {
    subdomain: options.subdomain ?? 'patchbay',
    now,
    rooms: new Map(),
    clients: new Map(),
    knocks: new Map(),
    sessions: [],
    recordings: new Map(),
    emit: (roomName, type, data) => {
      if (data) sender.send(type, data);
      for (const listener of listeners) listener({ roomName, type });
    },
  };
  const budget = makePointBudget(options.pointsPerMinute ?? 1_000, now);

  const joinAs = (roomName: string, visitor: Visitor): string => {
    const participantId = join(state, roomName, visitor);
    settleAutomaticRecording(state, roomName);
    return participantId;
  };
  const leaveAs = (participantId: string): void => {
    const client = state.clients.get(participantId);
    leave(state, participantId);
    if (client && findRoom(state, client.roomName)) settleAutomaticRecording(state, client.roomName);
  };

  return {
    handle: (request) => handleRequest(request, { state, budget, options }),
    join: async (roomName, { displayName, participantId, isHost }) => {
      const visitor = { displayName, externalId: participantId, ...(isHost ? { roleName: 'host' } : {}) };
      const entrance = enter(state, roomName, visitor);
      if (entrance.state !== 'open') return { isAdmitted: false, reason: entrance.state };
      return { isAdmitted: true, connectionId: joinAs(roomName, visitor) };
    },
    leave: async (_roomName, participantId) => leaveAs(participantId),
    endCall: async (roomName) => endCall(state, roomName),
    isConnected: (roomName, participantId) =>
      clientsIn(state, roomName).some((client) => client.participantId === participantId),
    enter: (roomName, visitor) => enter(state, roomName, visitor),
    joinAs,
    knock: (roomName, visitor) => knock(state, roomName, visitor),
    cancelKnock: (participantId) => cancelKnock(state, participantId),
    letIn: (participantId) => {
      letIn(state, participantId);
      settleAutomaticRecording(state, state.clients.get(participantId)?.roomName ?? '');
    },
    setLocked: (roomName, isLocked) => {
      const room = requireRoom(state, roomName);
      room.isLocked = isLocked;
      state.emit(room.roomName, 'room-changed');
    },
    startRecording: (roomName) => startRecording(state, roomName),
    finishRecording: (roomName) => finishRecording(state, roomName),
    changeTranscription: (roomName, change, transcriptionId) =>
      changeTranscription(state, roomName, change, transcriptionId),
    addRoom: (values) => addRoom(state, values),
    findRoom: (roomName) => findRoom(state, roomName),
    listClients: (roomName) => clientsIn(state, withSlash(roomName)),
    passTime: () => passTime(state),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sent: sender.sent,
    redeliver: (eventId) => sender.redeliver(eventId),
    settled: () => sender.settled(),
  };
}

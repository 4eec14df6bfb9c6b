import { z } from 'zod';
import { admitAllSchema, waitingPersonSchema, waitingPlaceSchema, waitingSignalSchema } from '../schemas/door';
import { pageOf } from '../schemas/paging';
import { defineOperation } from './define-operation';

const roomName = z.object({ name: z.string() });
const waitingPerson = roomName.extend({ id: z.string() });

export const doorOperations = {
  listWaiting: defineOperation({
    id: 'listWaiting',
    method: 'GET',
    path: '/rooms/{name}/waiting',
    summary:
      'Who waits to be let into a room, first come first: for who manages it, and for the hosts in its call by the cookie that `join` set.',
    access: 'anyone',
    params: roomName,
    status: 200,
    response: pageOf(waitingPersonSchema),
    errors: ['room-not-found', 'not-signed-in', 'forbidden'],
  }),
  admitWaiting: defineOperation({
    id: 'admitWaiting',
    method: 'POST',
    path: '/rooms/{name}/waiting/{id}/admit',
    summary: 'Let somebody in who waits. Their page comes in by itself; it holds until the call ends.',
    access: 'anyone',
    params: waitingPerson,
    status: 200,
    response: waitingPersonSchema,
    errors: ['room-not-found', 'waiting-person-not-found', 'not-signed-in', 'forbidden'],
  }),
  denyWaiting: defineOperation({
    id: 'denyWaiting',
    method: 'POST',
    path: '/rooms/{name}/waiting/{id}/deny',
    summary: 'Turn somebody away who waits. They may ask again after two minutes.',
    access: 'anyone',
    params: waitingPerson,
    status: 200,
    response: waitingPersonSchema,
    errors: ['room-not-found', 'waiting-person-not-found', 'not-signed-in', 'forbidden'],
  }),
  admitAllWaiting: defineOperation({
    id: 'admitAllWaiting',
    method: 'POST',
    path: '/rooms/{name}/waiting/all/admit',
    summary: 'Let in everybody who waits; with `ids`, only those of them, so that nobody comes in unseen.',
    access: 'anyone',
    params: roomName,
    body: admitAllSchema,
    isBodyOptional: true,
    status: 200,
    response: pageOf(waitingPersonSchema),
    errors: ['invalid-request', 'room-not-found', 'not-signed-in', 'forbidden'],
  }),
  signalWaiting: defineOperation({
    id: 'signalWaiting',
    method: 'POST',
    path: '/rooms/{name}/waiting/{id}/signal',
    summary:
      'What a waiting page tells of itself, at least every 45 seconds, and how things stand for it; needs the cookie that `join` set. 204 where its person has left.',
    access: 'anyone',
    params: waitingPerson,
    body: waitingSignalSchema,
    status: 200,
    response: waitingPlaceSchema,
    otherResponses: { 204: { description: 'They left.', schema: null } },
    errors: [
      'invalid-request',
      'room-not-found',
      'waiting-person-not-found',
      'not-signed-in',
      'room-not-open-to-you',
      'forbidden',
    ],
  }),
} as const;

import { z } from 'zod';
import { createdHostLinkSchema, createHostLinkSchema, hostLinkSchema } from '../schemas/host-link';
import { checkHostKeySchema } from '../schemas/meeting';
import { pageOf } from '../schemas/paging';
import { defineOperation } from './define-operation';

const roomName = z.object({ name: z.string() });

export const hostLinkOperations = {
  listHostLinks: defineOperation({
    id: 'listHostLinks',
    method: 'GET',
    path: '/rooms/{name}/host-links',
    summary: 'The host links of a room, without their secrets.',
    access: 'signed-in',
    params: roomName,
    status: 200,
    response: pageOf(hostLinkSchema),
    errors: ['not-signed-in', 'forbidden', 'room-not-open-to-you', 'room-not-found'],
  }),
  createHostLink: defineOperation({
    id: 'createHostLink',
    method: 'POST',
    path: '/rooms/{name}/host-links',
    summary: 'Make a link whose bearer joins as a host. Its address is answered this once.',
    access: 'signed-in',
    params: roomName,
    body: createHostLinkSchema,
    isBodyOptional: true,
    status: 201,
    response: createdHostLinkSchema,
    errors: ['invalid-request', 'not-signed-in', 'forbidden', 'room-not-open-to-you', 'room-not-found'],
  }),
  checkHostKey: defineOperation({
    id: 'checkHostKey',
    method: 'POST',
    path: '/rooms/{name}/host-key',
    summary: 'Whether the key of a host link still makes a host of this room, before one joins with it.',
    access: 'anyone',
    params: roomName,
    body: checkHostKeySchema,
    status: 204,
    response: null,
    errors: ['invalid-request', 'room-not-found', 'invalid-key'],
  }),
  revokeHostLink: defineOperation({
    id: 'revokeHostLink',
    method: 'DELETE',
    path: '/rooms/{name}/host-links/{id}',
    summary: 'Take a host link back. Whoever came with it stays in the call, without a host’s rights here.',
    access: 'signed-in',
    params: roomName.extend({ id: z.string() }),
    status: 204,
    response: null,
    errors: ['not-signed-in', 'forbidden', 'room-not-open-to-you', 'room-not-found', 'host-link-not-found'],
  }),
} as const;

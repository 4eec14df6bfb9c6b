import { z } from 'zod';
import { LOGO_TYPES } from '../schemas/logo';
import { defineOperation } from './define-operation';

const roomName = z.object({ name: z.string() });

export const logoOperations = {
  getLogo: defineOperation({
    id: 'getLogo',
    method: 'GET',
    path: '/rooms/{name}/logo',
    summary: 'The room’s own logo, for whoever may see the room.',
    access: 'anyone',
    params: roomName,
    query: z.object({
      of: z.string().optional().describe('Changes nothing here: with it, each logo has an address of its own.'),
    }),
    status: 200,
    response: z.string().meta({ contentType: 'image/*', format: 'binary' }),
    errors: ['room-not-found', 'not-signed-in', 'room-not-open-to-you', 'logo-not-found'],
  }),
  setLogo: defineOperation({
    id: 'setLogo',
    method: 'PUT',
    path: '/rooms/{name}/logo',
    summary: 'Give a room a logo: a PNG or JPEG of at most 512 KiB, as the body itself. Its next meeting shows it.',
    access: 'signed-in',
    params: roomName,
    bodyTypes: LOGO_TYPES,
    status: 204,
    response: null,
    errors: ['not-signed-in', 'forbidden', 'room-not-open-to-you', 'room-not-found'],
  }),
  deleteLogo: defineOperation({
    id: 'deleteLogo',
    method: 'DELETE',
    path: '/rooms/{name}/logo',
    summary: 'Take a room’s logo away. Where there is none, nothing changes.',
    access: 'signed-in',
    params: roomName,
    status: 204,
    response: null,
    errors: ['not-signed-in', 'forbidden', 'room-not-open-to-you', 'room-not-found'],
  }),
} as const;

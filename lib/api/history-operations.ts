import { z } from 'zod';
import { gatheringSchema } from '../schemas/history';
import { pageOf, pagingSchema } from '../schemas/paging';
import { defineOperation } from './define-operation';

const roomName = z.object({ name: z.string() });

export const historyOperations = {
  listHistory: defineOperation({
    id: 'listHistory',
    method: 'GET',
    path: '/rooms/{name}/history',
    summary:
      'What was held in a room, newest first, with who was in and from when to when. A call that moved to another ' +
      'platform is one entry with several parts. For the owner and administrators.',
    access: 'signed-in',
    params: roomName,
    query: pagingSchema,
    status: 200,
    response: pageOf(gatheringSchema),
    errors: ['invalid-request', 'not-signed-in', 'forbidden', 'room-not-open-to-you', 'room-not-found'],
  }),
  exportHistory: defineOperation({
    id: 'exportHistory',
    method: 'GET',
    path: '/rooms/{name}/history.csv',
    summary: 'The whole history of a room as a CSV file: one row for each time that somebody was in.',
    access: 'signed-in',
    params: roomName,
    status: 200,
    response: z.string().meta({ contentType: 'text/csv' }),
    errors: ['not-signed-in', 'forbidden', 'room-not-open-to-you', 'room-not-found'],
  }),
} as const;

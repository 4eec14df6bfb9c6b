import { z } from 'zod';
import { pageOf, pagingSchema } from '../schemas/paging';
import { moveChangeSchema, moveRoomsSchema, movesAnswerSchema, undoAnswerSchema } from '../schemas/room-moves';
import { defineOperation } from './define-operation';

export const moveOperations = {
  listMoves: defineOperation({
    id: 'listMoves',
    method: 'GET',
    path: '/overrides',
    summary: 'Moves by hand, puttings back and undoings, newest first, each with until when it can be undone.',
    access: 'admin',
    query: pagingSchema.extend({
      room: z.string().max(60).optional().describe('Only those that this room was part of.'),
    }),
    status: 200,
    response: pageOf(moveChangeSchema),
    errors: ['invalid-request', 'not-signed-in', 'forbidden', 'room-not-found'],
  }),
  moveRooms: defineOperation({
    id: 'moveRooms',
    method: 'POST',
    path: '/overrides',
    summary:
      'Move many rooms by hand at once, or put them back; with `dryRun`, only say what that would do to each. People in calls stay. A room that can’t be moved keeps all where they are, unless `onRefusal` is `skip`; `refused` in the problem names each with why.',
    access: 'admin',
    body: moveRoomsSchema,
    status: 200,
    response: movesAnswerSchema,
    errors: [
      'invalid-request',
      'not-signed-in',
      'forbidden',
      'platform-not-configured',
      'moves-refused',
      'changed-meanwhile',
    ],
  }),
  undoMoves: defineOperation({
    id: 'undoMoves',
    method: 'DELETE',
    path: '/overrides/{changeId}',
    summary:
      'Undo a move of one room or of many, within 24 hours: the moves of before hold again. Rooms that were changed again since are left alone and named, each with why; once that was undone as well, the move can be undone for them too.',
    access: 'admin',
    params: z.object({ changeId: z.string() }),
    status: 200,
    response: undoAnswerSchema,
    errors: ['not-signed-in', 'forbidden', 'move-not-found', 'move-not-undoable'],
  }),
} as const;

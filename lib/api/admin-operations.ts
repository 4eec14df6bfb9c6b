import { z } from 'zod';
import { decisionReasonSchema, listedDecisionSchema } from '../schemas/decision';
import { figuresQuerySchema, figuresSchema } from '../schemas/figures';
import { adminRoomDetailsSchema, adminRoomSchema, overviewSchema } from '../schemas/overview';
import { pageOf, pagingSchema } from '../schemas/paging';
import { adminRoomSortSchema, roomFacetsSchema, roomFilterSchema } from '../schemas/room-filter';
import { isoDate } from '../schemas/text';
import { defineOperation } from './define-operation';

export const adminOperations = {
  getOverview: defineOperation({
    id: 'getOverview',
    method: 'GET',
    path: '/overview',
    summary: 'What goes on now: live meetings, people, and the latest decisions.',
    access: 'admin',
    status: 200,
    response: overviewSchema,
    errors: ['not-signed-in', 'forbidden'],
  }),
  getFigures: defineOperation({
    id: 'getFigures',
    method: 'GET',
    path: '/overview/figures',
    summary: 'What happened in the last hour, day or week: meetings, decisions, fallbacks and refusals, counted.',
    access: 'admin',
    query: figuresQuerySchema,
    status: 200,
    response: figuresSchema,
    errors: ['invalid-request', 'not-signed-in', 'forbidden'],
  }),
  listAdminRooms: defineOperation({
    id: 'listAdminRooms',
    method: 'GET',
    path: '/admin/rooms',
    summary: 'All rooms with what the next meeting of each would get, and why.',
    access: 'admin',
    query: pagingSchema.extend({
      ...roomFilterSchema.shape,
      live: z.stringbool().optional().describe('Only rooms with an open meeting; `false`: only the others.'),
      moved: z.stringbool().optional().describe('Only rooms that were moved by hand; `false`: only the others.'),
      sort: adminRoomSortSchema
        .default('name')
        .describe('By name, backwards, most people now first, latest meeting first, or longest unused first.'),
    }),
    status: 200,
    response: pageOf(adminRoomSchema).extend({ total: z.int().describe('How many rooms match, on all pages.') }),
    errors: ['invalid-request', 'not-signed-in', 'forbidden'],
  }),
  getAdminRoom: defineOperation({
    id: 'getAdminRoom',
    method: 'GET',
    path: '/admin/rooms/{name}',
    summary:
      'One room as the list has it: what its next meeting gets and why, what waits, and what follows a move by hand. And who was refused lately.',
    access: 'admin',
    params: z.object({ name: z.string() }),
    status: 200,
    response: adminRoomDetailsSchema,
    errors: ['not-signed-in', 'forbidden', 'room-not-found'],
  }),
  getRoomFacets: defineOperation({
    id: 'getRoomFacets',
    method: 'GET',
    path: '/admin/rooms/facets',
    summary: 'What the list of rooms can be narrowed down by: owners and tags, each with the number of rooms.',
    access: 'admin',
    status: 200,
    response: roomFacetsSchema,
    errors: ['not-signed-in', 'forbidden'],
  }),
  listDecisions: defineOperation({
    id: 'listDecisions',
    method: 'GET',
    path: '/decisions',
    summary:
      'Decisions of all rooms, newest first, each with what came of it: also those whose platform failed, or that found none.',
    access: 'admin',
    query: pagingSchema.extend({
      reason: decisionReasonSchema.optional(),
      platform: z.string().max(40).optional().describe('A platform’s id; `none` where no platform was found.'),
      room: z.string().max(100).optional().describe('A room’s id, or a name that it has or had.'),
      since: isoDate
        .transform((since) => new Date(since))
        .optional()
        .describe('No decisions before this moment.'),
    }),
    status: 200,
    response: pageOf(listedDecisionSchema),
    errors: ['invalid-request', 'not-signed-in', 'forbidden'],
  }),
} as const;

import { z } from 'zod';
import { faultsSchema, platformSchema, platformSummarySchema, setPlatformStateSchema } from '../schemas/platform';
import { defineOperation } from './define-operation';

const platformId = z.object({ id: z.string() });

export const platformOperations = {
  listPlatforms: defineOperation({
    id: 'listPlatforms',
    method: 'GET',
    path: '/platforms',
    summary:
      'The platforms: with state, load, health and names of missing settings for administrators, in short for others.',
    access: 'signed-in',
    status: 200,
    response: z.object({ items: z.array(z.union([platformSchema, platformSummarySchema])), nextCursor: z.null() }),
    errors: ['not-signed-in'],
  }),
  setPlatformState: defineOperation({
    id: 'setPlatformState',
    method: 'PATCH',
    path: '/platforms/{id}',
    summary: 'Let a platform take new meetings, or not. Calls that go on are left alone.',
    access: 'admin',
    params: platformId,
    body: setPlatformStateSchema,
    status: 200,
    response: platformSchema,
    errors: ['invalid-request', 'not-signed-in', 'forbidden', 'platform-not-found', 'changed-meanwhile'],
  }),
  getFaults: defineOperation({
    id: 'getFaults',
    method: 'GET',
    path: '/platforms/{id}/faults',
    summary: 'The faults that an outage drill has switched on.',
    access: 'admin',
    params: platformId,
    status: 200,
    response: faultsSchema,
    errors: [
      'not-signed-in',
      'forbidden',
      'platform-not-found',
      'not-found',
      'platform-not-configured',
      'platform-unavailable',
    ],
  }),
  setFaults: defineOperation({
    id: 'setFaults',
    method: 'PUT',
    path: '/platforms/{id}/faults',
    summary: 'Script faults for an outage drill. Zeros end it.',
    access: 'admin',
    params: platformId,
    body: faultsSchema,
    status: 200,
    response: faultsSchema,
    errors: [
      'invalid-request',
      'not-signed-in',
      'forbidden',
      'platform-not-found',
      'not-found',
      'platform-not-configured',
      'platform-unavailable',
    ],
  }),
} as const;

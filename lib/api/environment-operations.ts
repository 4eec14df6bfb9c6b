import { environmentSchema } from '../schemas/environment';
import { draftSchema } from '../schemas/migration-draft';
import { defineOperation } from './define-operation';

export const environmentOperations = {
  getEnvironment: defineOperation({
    id: 'getEnvironment',
    method: 'GET',
    path: '/migration/environment',
    summary: 'The migration flags of the environment, and where the plan in force says something else.',
    access: 'admin',
    status: 200,
    response: environmentSchema,
    errors: ['not-signed-in', 'forbidden'],
  }),
  draftFromEnvironment: defineOperation({
    id: 'draftFromEnvironment',
    method: 'POST',
    path: '/migration/environment/draft',
    summary: 'Take what the environment says now into the draft, to be previewed and published.',
    access: 'admin',
    status: 200,
    response: draftSchema,
    errors: ['invalid-request', 'not-signed-in', 'forbidden', 'nothing-to-publish', 'changed-meanwhile'],
  }),
} as const;

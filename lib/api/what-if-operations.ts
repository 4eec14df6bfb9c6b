import { z } from 'zod';
import { whatIfExportSchema, whatIfResultSchema, whatIfSchema } from '../schemas/what-if';
import { defineOperation } from './define-operation';

const errors = [
  'invalid-request',
  'not-signed-in',
  'forbidden',
  'draft-not-found',
  'plan-not-found',
  'platform-not-found',
] as const;

export const whatIfOperations = {
  askWhatIf: defineOperation({
    id: 'askWhatIf',
    method: 'POST',
    path: '/migration/what-if',
    summary:
      'What another plan, or a platform that fails or is retired, would mean for all rooms and for past meetings. With `Accept: application/x-ndjson` the answer comes as lines, with the progress on the way.',
    access: 'admin',
    body: whatIfSchema,
    isBodyOptional: true,
    status: 200,
    response: whatIfResultSchema,
    errors,
  }),
  exportWhatIf: defineOperation({
    id: 'exportWhatIf',
    method: 'GET',
    path: '/migration/what-if.csv',
    summary: 'The same as a CSV file, with a row for each platform, room or past meeting.',
    access: 'admin',
    query: whatIfExportSchema,
    status: 200,
    response: z.string().meta({ contentType: 'text/csv' }),
    errors,
  }),
} as const;

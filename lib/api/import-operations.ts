import { z } from 'zod';
import { importAnswerSchema, importRoomsSchema } from '../schemas/room-import';
import { defineOperation } from './define-operation';

export const importOperations = {
  importRooms: defineOperation({
    id: 'importRooms',
    method: 'POST',
    path: '/rooms/import',
    summary:
      'Make many rooms at once, all or none: JSON, or `text/csv` with a column for each field. With `dryRun`, only say of each row whether it could be made.',
    access: 'signed-in',
    query: z.object({ dryRun: z.stringbool().optional().describe('The same as in the body, for CSV.') }),
    body: importRoomsSchema,
    bodyTypes: ['text/csv'],
    status: 200,
    response: importAnswerSchema,
    errors: ['invalid-request', 'not-signed-in', 'forbidden', 'import-refused', 'slug-taken'],
  }),
} as const;

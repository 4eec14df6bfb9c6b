import { z } from 'zod';
import { defineOperation } from './define-operation';

export const eventOperations = {
  streamEvents: defineOperation({
    id: 'streamEvents',
    method: 'GET',
    path: '/events',
    summary:
      'Server-sent events: `change` with a topic and a room name, for what the caller may see. Ask again what changed. ' +
      'After a drop, send `Last-Event-ID` (or `after`) to hear what was missed; `reset` says that anything may have changed. ' +
      'After `away` nothing is told until the next `ready`: the database can’t be reached.',
    access: 'anyone',
    query: z.object({
      after: z.coerce
        .number()
        .int()
        .min(0)
        .max(1e15)
        .optional()
        .describe('The number of the last event that was heard.'),
    }),
    status: 200,
    response: z.string().meta({ contentType: 'text/event-stream' }),
    errors: ['database-unavailable'],
  }),
} as const;

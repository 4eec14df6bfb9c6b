import { z } from 'zod';
import { defineOperation } from './define-operation';

export const eventOperations = {
  streamEvents: defineOperation({
    id: 'streamEvents',
    method: 'GET',
    path: '/events',
    summary:
      'Server-sent events: `change` with a topic and a room name, for what the caller may see. Ask again what changed.',
    access: 'anyone',
    status: 200,
    response: z.string().meta({ contentType: 'text/event-stream' }),
    errors: ['database-unavailable'],
  }),
} as const;

import { z } from 'zod';
import { type EmbedEvent, toEmbedFailure } from './embed-events';

const source = z.literal('patchbay-frame');

const frameMessageSchema = z.discriminatedUnion('type', [
  z.object({ source, type: z.enum(['ready', 'joined', 'left', 'ended', 'removed']) }),
  z.object({ source, type: z.literal('people'), count: z.int().min(0) }),
  z.object({ source, type: z.literal('error'), code: z.string().optional() }),
]);

/** What a frame's message means; null for messages that are not in our vocabulary, such as those of browser extensions. */
export function readFrameMessage(data: unknown): EmbedEvent | null {
  const parsed = frameMessageSchema.safeParse(data);
  if (!parsed.success) return null;
  switch (parsed.data.type) {
    case 'error':
      return { type: 'failed', code: toEmbedFailure(parsed.data.code) };
    case 'people':
      return { type: 'people', count: parsed.data.count };
    default:
      return { type: parsed.data.type };
  }
}

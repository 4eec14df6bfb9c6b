import { z } from 'zod';
import { type EmbedEvent, toEmbedFailure } from './embed-events';

const frameMessageSchema = z.object({
  source: z.literal('patchbay-frame'),
  type: z.enum(['ready', 'joined', 'left', 'ended', 'removed', 'error']),
  code: z.string().optional(),
});

/** What a frame's message means; null for messages that are not in our vocabulary, such as those of browser extensions. */
export function readFrameMessage(data: unknown): EmbedEvent | null {
  const parsed = frameMessageSchema.safeParse(data);
  if (!parsed.success) return null;
  const { type, code } = parsed.data;
  return type === 'error' ? { type: 'failed', code: toEmbedFailure(code) } : { type };
}

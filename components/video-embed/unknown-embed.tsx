'use client';

import { useEffect, useEffectEvent } from 'react';
import type { EmbedEvent } from './embed-events';

/** Stands for a kind that this page doesn't know, because the server was updated while it was open. */
export function UnknownEmbed({ onEvent }: { onEvent: (event: EmbedEvent) => void }) {
  const tell = useEffectEvent(() => onEvent({ type: 'failed', code: 'unknown-embed' }));
  useEffect(() => tell(), []);
  return null;
}

'use client';

import dynamic from 'next/dynamic';
import type { EmbedDescriptor } from '@/lib/video-platforms/contract';
import type { EmbedProps } from './embed-events';
import { UnknownEmbed } from './unknown-embed';

// Each kind is loaded when it is needed, and only in browsers.
const FrameEmbed = dynamic(() => import('./frame-embed').then((module) => module.FrameEmbed), { ssr: false });
const JitsiEmbed = dynamic(() => import('./jitsi-embed').then((module) => module.JitsiEmbed), { ssr: false });

/** Shows a call. Knows kinds of embeds and no platforms. */
export function VideoEmbed({ embed, ...props }: EmbedProps<EmbedDescriptor>) {
  switch (embed.kind) {
    case 'frame':
      return <FrameEmbed embed={embed} {...props} />;
    case 'jitsi-external-api':
      return <JitsiEmbed embed={embed} {...props} />;
    default:
      embed satisfies never;
      return <UnknownEmbed onEvent={props.onEvent} />;
  }
}

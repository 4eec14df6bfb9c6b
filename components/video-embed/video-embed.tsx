'use client';

import dynamic from 'next/dynamic';
import type { EmbedDescriptor } from '@/lib/video-platforms/contract';
import type { EmbedOf, EmbedProps } from './embed-events';
import { UnknownEmbed } from './unknown-embed';

// Each kind is loaded when it is needed, and only in browsers: the vendors' packages ask for a window on import. Files of
// an earlier build are gone after an update, and then the page must be reloaded.
const FrameEmbed = dynamic<EmbedProps<EmbedOf<'frame'>>>(
  () => import('./frame-embed').then((module) => module.FrameEmbed, orReload),
  { ssr: false },
);
const JitsiEmbed = dynamic<EmbedProps<EmbedOf<'jitsi-external-api'>>>(
  () => import('./jitsi-embed').then((module) => module.JitsiEmbed, orReload),
  { ssr: false },
);
const WherebyEmbed = dynamic<EmbedProps<EmbedOf<'whereby-embed'>>>(
  () => import('./whereby-embed').then((module) => module.WherebyEmbed, orReload),
  { ssr: false },
);
const DailyEmbed = dynamic<EmbedProps<EmbedOf<'daily-prebuilt'>>>(
  () => import('./daily-embed').then((module) => module.DailyEmbed, orReload),
  { ssr: false },
);

/** Shows a call. Knows kinds of embeds and no platforms. */
export function VideoEmbed({ embed, ...props }: EmbedProps<EmbedDescriptor>) {
  switch (embed.kind) {
    case 'frame':
      return <FrameEmbed embed={embed} {...props} />;
    case 'jitsi-external-api':
      return <JitsiEmbed embed={embed} {...props} />;
    case 'whereby-embed':
      return <WherebyEmbed embed={embed} {...props} />;
    case 'daily-prebuilt':
      return <DailyEmbed embed={embed} {...props} />;
    default:
      embed satisfies never;
      return <UnknownEmbed onEvent={props.onEvent} />;
  }
}

function orReload() {
  return UnknownEmbed;
}

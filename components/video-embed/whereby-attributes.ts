import type { EmbedOf, MediaChoice } from './embed-events';

/** A name with one of these is rejected: Whereby then asks the person for another. (It takes 100 characters, we take 80.) */
const FORBIDDEN_IN_NAMES = /[$!<>:;\s]+/g;

/**
 * The attributes of `<whereby-embed>` for one person. What Patchbay's own page has done already is left out (choosing
 * devices, asking for permission), and so is what its bar offers (leaving).
 */
export function wherebyAttributes(
  embed: EmbedOf<'whereby-embed'>,
  media: MediaChoice,
  title: string,
): Readonly<Record<string, string>> {
  return {
    room: embed.url,
    displayName: embed.displayName.replaceAll(FORBIDDEN_IN_NAMES, ' ').trim(),
    externalId: embed.externalId,
    title,
    audio: media.isMicrophoneOn ? 'on' : 'off',
    video: media.isCameraOn ? 'on' : 'off',
    precallReview: 'off',
    skipMediaPermissionPrompt: 'on',
    leaveButton: 'off',
    personality: 'off',
  };
}

import type { MediaChoice } from './embed-events';

/** A frame's address with what the person chose, in its fragment: it concerns only the page itself. */
export function withMediaChoice(address: string, media: MediaChoice): string {
  const url = new URL(address);
  const choice = new URLSearchParams({
    camera: media.isCameraOn ? 'on' : 'off',
    microphone: media.isMicrophoneOn ? 'on' : 'off',
  });
  if (media.cameraId) choice.set('cameraId', media.cameraId);
  if (media.microphoneId) choice.set('microphoneId', media.microphoneId);
  url.hash = choice.toString();
  return url.toString();
}

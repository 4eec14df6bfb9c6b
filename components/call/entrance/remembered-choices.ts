import { z } from 'zod';
import type { MediaChoice } from '@/components/video-embed/embed-events';

const NAME_PLACE = 'patchbay-name';
const MEDIA_PLACE = 'patchbay-media';
const DOOR_SOUND_PLACE = 'patchbay-door-sound';

const mediaChoiceSchema = z.object({
  isCameraOn: z.boolean(),
  isMicrophoneOn: z.boolean(),
  cameraId: z.string().nullable(),
  microphoneId: z.string().nullable(),
});

export const DEFAULT_MEDIA: MediaChoice = {
  isCameraOn: true,
  isMicrophoneOn: true,
  cameraId: null,
  microphoneId: null,
};

/** The name this browser joined with last. Storage may be switched off; then nothing is remembered. */
export function recallName(): string | null {
  return read(NAME_PLACE);
}

export function rememberName(name: string): void {
  write(NAME_PLACE, name);
}

export function recallMedia(): MediaChoice {
  try {
    return mediaChoiceSchema.parse(JSON.parse(read(MEDIA_PLACE) ?? ''));
  } catch {
    return DEFAULT_MEDIA;
  }
}

export function rememberMedia(media: MediaChoice): void {
  write(MEDIA_PLACE, JSON.stringify(media));
}

/** Whether a host hears newcomers at the door: unless they switched it off. */
export function recallDoorSound(): boolean {
  return read(DOOR_SOUND_PLACE) !== 'off';
}

export function rememberDoorSound(hasSound: boolean): void {
  write(DOOR_SOUND_PLACE, hasSound ? 'on' : 'off');
}

function read(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function write(place: string, value: string): void {
  try {
    localStorage.setItem(place, value);
  } catch {
    // Private windows of some browsers refuse: the name is typed again next time.
  }
}

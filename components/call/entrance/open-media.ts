import type { MediaChoice } from '@/components/video-embed/embed-events';

/** Why a device can't be used. */
export type MediaProblem = 'blocked' | 'missing' | 'busy' | 'insecure';

export interface OpenedMedia {
  readonly stream: MediaStream | null;
  readonly camera: MediaProblem | null;
  readonly microphone: MediaProblem | null;
}

/** Opens camera and microphone as chosen: both at once, so that the browser asks once; each alone where that fails. */
export async function openMedia(choice: MediaChoice): Promise<OpenedMedia> {
  const { isCameraOn, isMicrophoneOn } = choice;
  if (!isCameraOn && !isMicrophoneOn) return { stream: null, camera: null, microphone: null };
  // Browsers hide devices from pages that came without encryption.
  if (!navigator.mediaDevices?.getUserMedia) {
    return {
      stream: null,
      camera: isCameraOn ? 'insecure' : null,
      microphone: isMicrophoneOn ? 'insecure' : null,
    };
  }
  const video = isCameraOn ? { ...wish(choice.cameraId), width: { ideal: 1280 }, height: { ideal: 720 } } : false;
  const audio = isMicrophoneOn ? wish(choice.microphoneId) : false;
  const both = await tryOpen({ video, audio });
  if (both.stream) return { stream: both.stream, camera: null, microphone: null };
  if (!video || !audio) {
    return { stream: null, camera: video ? both.problem : null, microphone: audio ? both.problem : null };
  }
  const camera = await tryOpen({ video });
  const microphone = await tryOpen({ audio });
  const tracks = [...(camera.stream?.getTracks() ?? []), ...(microphone.stream?.getTracks() ?? [])];
  return {
    stream: tracks.length > 0 ? new MediaStream(tracks) : null,
    camera: camera.problem,
    microphone: microphone.problem,
  };
}

export function closeMedia(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Ideal, not exact: a device that was unplugged gives way to another instead of failing. */
function wish(deviceId: string | null): MediaTrackConstraints {
  return deviceId === null ? {} : { deviceId: { ideal: deviceId } };
}

async function tryOpen(
  constraints: MediaStreamConstraints,
): Promise<{ stream: MediaStream | null; problem: MediaProblem | null }> {
  try {
    return { stream: await navigator.mediaDevices.getUserMedia(constraints), problem: null };
  } catch (error) {
    return { stream: null, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): MediaProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'blocked';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return 'busy';
}

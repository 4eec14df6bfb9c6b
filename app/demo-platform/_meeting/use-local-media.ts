'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type DeviceProblem, describeProblems } from './describe-problems';

/** One's own camera and microphone. Nothing of them is sent anywhere: the demo platform carries neither. */
export interface LocalMedia {
  /** For the preview; null while the camera is off. */
  readonly cameraStream: MediaStream | null;
  readonly isCameraOn: boolean;
  readonly isMicrophoneOn: boolean;
  /** In plain words, why camera or microphone can't be used; null where they can. */
  readonly problem: string | null;
  readonly toggleCamera: () => void;
  readonly toggleMicrophone: () => void;
}

type Device = 'camera' | 'microphone';

/** What the embedding page put behind the `#`: the choice made before joining. */
export interface MediaWishes {
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly cameraId: string | null;
  readonly microphoneId: string | null;
}

export function readMediaWishes(hash: string): MediaWishes {
  const wishes = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    camera: wishes.get('camera') !== 'off',
    microphone: wishes.get('microphone') !== 'off',
    cameraId: wishes.get('cameraId'),
    microphoneId: wishes.get('microphoneId'),
  };
}

export function useLocalMedia(): LocalMedia {
  const [streams, setStreams] = useState<Readonly<Record<Device, MediaStream | null>>>({
    camera: null,
    microphone: null,
  });
  const [problems, setProblems] = useState<Readonly<Record<Device, DeviceProblem | null>>>({
    camera: null,
    microphone: null,
  });
  // What is wanted now, as answers from the browser may come after the person has changed their mind.
  const wanted = useRef<Record<Device, boolean>>({ camera: false, microphone: false });

  const switchOff = useCallback((device: Device) => {
    wanted.current[device] = false;
    setStreams((current) => {
      // Stopped, not muted: the camera's light goes out.
      for (const track of current[device]?.getTracks() ?? []) track.stop();
      return { ...current, [device]: null };
    });
  }, []);

  const switchOn = useCallback(async (device: Device) => {
    wanted.current[device] = true;
    const outcome = await openDevice(device, readMediaWishes(window.location.hash));
    const stream = typeof outcome === 'string' ? null : outcome;
    if (stream && !wanted.current[device]) {
      for (const track of stream.getTracks()) track.stop();
      return;
    }
    setStreams((current) => ({ ...current, [device]: stream }));
    setProblems((current) => ({ ...current, [device]: typeof outcome === 'string' ? outcome : null }));
  }, []);

  useEffect(() => {
    const wishes = readMediaWishes(window.location.hash);
    if (wishes.camera) void switchOn('camera');
    if (wishes.microphone) void switchOn('microphone');
    return () => {
      switchOff('camera');
      switchOff('microphone');
    };
  }, [switchOn, switchOff]);

  const toggle = (device: Device) => (streams[device] ? switchOff(device) : void switchOn(device));
  return {
    cameraStream: streams.camera,
    isCameraOn: streams.camera !== null,
    isMicrophoneOn: streams.microphone !== null,
    problem: describeProblems(problems.camera, problems.microphone),
    toggleCamera: () => toggle('camera'),
    toggleMicrophone: () => toggle('microphone'),
  };
}

/** The device's stream, or why there is none. */
async function openDevice(device: Device, wishes: MediaWishes): Promise<MediaStream | DeviceProblem> {
  // Browsers hide cameras from pages that came without encryption.
  if (!navigator.mediaDevices) return 'insecure';
  const wish = (id: string | null): MediaTrackConstraints => (id === null ? {} : { deviceId: { ideal: id } });
  try {
    return await navigator.mediaDevices.getUserMedia(
      device === 'camera'
        ? { video: { ...wish(wishes.cameraId), width: { ideal: 1280 } } }
        : { audio: wish(wishes.microphoneId) },
    );
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError') return 'blocked';
    return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
  }
}

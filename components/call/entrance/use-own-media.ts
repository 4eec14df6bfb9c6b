'use client';

import { useEffect, useState } from 'react';
import type { MediaChoice } from '@/components/video-embed/embed-events';
import { closeMedia, type OpenedMedia, openMedia } from './open-media';

export interface OwnMedia extends OpenedMedia {
  /** True until the browser has answered, which may take a question to the person. */
  readonly isAsking: boolean;
  readonly cameras: readonly MediaDeviceInfo[];
  readonly microphones: readonly MediaDeviceInfo[];
  readonly tryAgain: () => void;
}

const NOTHING: OpenedMedia = { stream: null, camera: null, microphone: null };

/** One's own camera and microphone, opened as chosen and closed when the page is done with them. */
export function useOwnMedia(choice: MediaChoice | null): OwnMedia {
  const [opened, setOpened] = useState<OpenedMedia>(NOTHING);
  const [isAsking, setIsAsking] = useState(true);
  const [tries, setTries] = useState(0);
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` opens them again without another choice
  useEffect(() => {
    if (!choice) return;
    let isCurrent = true;
    let stream: MediaStream | null = null;
    setIsAsking(true);
    void openMedia(choice).then((result) => {
      if (!isCurrent) {
        closeMedia(result.stream);
        return;
      }
      stream = result.stream;
      setOpened(result);
      setIsAsking(false);
    });
    return () => {
      isCurrent = false;
      closeMedia(stream);
      setOpened(NOTHING);
    };
  }, [choice, tries]);

  // Devices have names only once the person has allowed one, so they are listed again then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new stream is the sign for that
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!mediaDevices?.enumerateDevices) return;
    let isCurrent = true;
    const list = async () => {
      const found = await mediaDevices.enumerateDevices().catch(() => []);
      if (isCurrent) setDevices(found.filter(({ deviceId, label }) => deviceId !== '' && label !== ''));
    };
    void list();
    mediaDevices.addEventListener('devicechange', list);
    return () => {
      isCurrent = false;
      mediaDevices.removeEventListener('devicechange', list);
    };
  }, [opened.stream]);

  return {
    ...opened,
    isAsking,
    cameras: devices.filter(({ kind }) => kind === 'videoinput'),
    microphones: devices.filter(({ kind }) => kind === 'audioinput'),
    tryAgain: () => setTries((before) => before + 1),
  };
}

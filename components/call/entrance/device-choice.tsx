'use client';

import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { MediaChoice } from '@/components/video-embed/embed-events';
import type { OwnMedia } from './use-own-media';

interface DeviceChoiceProps {
  media: OwnMedia;
  choice: MediaChoice;
  onChange: (changes: Partial<MediaChoice>) => void;
}

/** Which camera and microphone, where there are several. */
export function DeviceChoice({ media, choice, onChange }: DeviceChoiceProps) {
  const { cameras, microphones } = media;
  if (cameras.length < 2 && microphones.length < 2) return null;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {cameras.length > 1 ? (
        <Field label="Camera" hasButtonControl>
          <Select
            options={cameras.map(toOption)}
            value={idInUse(cameras, choice.cameraId)}
            onValueChange={(cameraId) => onChange({ cameraId })}
          />
        </Field>
      ) : null}
      {microphones.length > 1 ? (
        <Field label="Microphone" hasButtonControl>
          <Select
            options={microphones.map(toOption)}
            value={idInUse(microphones, choice.microphoneId)}
            onValueChange={(microphoneId) => onChange({ microphoneId })}
          />
        </Field>
      ) : null}
    </div>
  );
}

function toOption({ deviceId, label }: MediaDeviceInfo) {
  return { value: deviceId, label };
}

/** The chosen device, or the system's own choice where that one is gone. */
function idInUse(devices: readonly MediaDeviceInfo[], chosen: string | null): string | null {
  return devices.find(({ deviceId }) => deviceId === chosen)?.deviceId ?? devices[0]?.deviceId ?? null;
}

import { isUnnamed } from './is-unnamed';
import { onlyOne, onlyOneWithFile } from './only-one';
import type { Recording, RecordingEvent } from './recording';

/** The recording without a known id that an event tells to have failed. Empty where that would be a guess. */
export function findFailed(
  event: Extract<RecordingEvent, { readonly type: 'recording-failed' }>,
  recordings: readonly Recording[],
): readonly Recording[] {
  const { recordingId, instanceId } = event.recording;
  if (recordingId !== null) return onlyOneWithFile(recordings.filter(isUnnamed));
  const told = recordings.find(({ providerData }) => providerData.failedAt === event.at.toISOString());
  if (told) return [told];
  return onlyOne(
    recordings.filter(
      (recording) => recording.state === 'recording' && (instanceId === null || recording.instanceId === null),
    ),
  );
}

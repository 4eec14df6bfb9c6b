import { platformLabel } from '@/components/platforms/platform-badge';
import type { JoinAnswer } from '@/lib/queries/meetings';

/**
 * What a host is reminded of until the call is recorded; null where a person need not do anything, or the platform's own
 * page reminds them.
 * @param options.hasButton they record by a button of ours
 */
export function remindOfRecording(
  { platform, recording }: Pick<JoinAnswer['meeting'], 'platform' | 'recording'>,
  { hasButton }: { hasButton: boolean },
): string | null {
  if (recording.kind === 'none' || recording.start === 'host') return null;
  // Nothing begins by itself on somebody's own computer.
  if (recording.kind === 'local') return `${MEANT} Start it inside the call: it is kept on your computer.`;
  if (recording.start === 'automatic') return null;
  if (hasButton) return `${MEANT} Choose Record when you are ready.`;
  if (!recording.needsHostPage) return null;
  return `${MEANT} On ${platformLabel(platform)} a host starts the recording inside the call: More actions, Start recording.`;
}

const MEANT = 'This room’s calls are meant to be recorded.';

import { platformLabel } from '@/components/platforms/platform-badge';

/** Asked while a move is counted down to. */
export function describeConsentToMove(platform: string): string {
  return `This call moves to ${platformLabel(platform)}, where it may be recorded. Do you agree? With either answer your page takes you along; after a no with camera and microphone off.`;
}

/** Asked of somebody who may join the others or stay. */
export const CONSENT_TO_JOIN = 'Their call may be recorded: do you agree? You can join them with either answer.';

/** Said at the entrance to somebody whose call moved before they had answered. */
export function describeMoveWithoutConsent(platform: string | null): string {
  const place = platform === null ? 'elsewhere' : `to ${platformLabel(platform)}`;
  return `This call has moved ${place}, where it may be recorded. Say whether you agree, and you are back in it: you can join with either answer.`;
}

import type { MeetingView } from '@/lib/schemas/meeting';
import type { RecordingKind } from '@/lib/video-platforms/contract';

/** So long before it people are told that their call goes on elsewhere; the same as on the server. */
const NOTICE_MS = 15 * 60_000;

/** Where and when the call of this page goes on, if it does not go on where it is. Moments are milliseconds since 1970. */
export type Continuation =
  | { readonly kind: 'none' }
  /** It is to be moved at that moment; a try may have failed already. */
  | {
      readonly kind: 'ahead';
      readonly at: number;
      readonly cause: 'requested' | 'vendor-end';
      readonly failure: string | null;
    }
  /** It was to be moved, and stays. */
  | { readonly kind: 'failed'; readonly failure: string }
  /** Its continuation is there; this page swaps at that moment. */
  | { readonly kind: 'near'; readonly at: number; readonly platform: string; readonly recording: RecordingKind }
  /** Others go on beside it; whoever is in this one stays, or joins them. */
  | { readonly kind: 'beside'; readonly platform: string; readonly recording: RecordingKind };

/**
 * @param receivedAt when the page heard this of the meeting, by its own clock: the server's may be another
 */
export function findContinuation(
  meeting: Pick<MeetingView, 'state' | 'relocation' | 'relocationFailure' | 'continuedBy'> | undefined,
  receivedAt: number,
): Continuation {
  if (!meeting) return { kind: 'none' };
  const { state, relocation, continuedBy } = meeting;
  // Of a move at once nobody was told before it failed, and whoever asked for it is told elsewhere.
  const failure = meeting.relocationFailure?.isAtOnce === false ? meeting.relocationFailure.sentence : null;
  const at = relocation === null ? null : Math.round(receivedAt + relocation.inSeconds * 1_000);
  if (state === 'draining' && continuedBy) {
    const { platform, recording } = continuedBy;
    return at === null ? { kind: 'beside', platform, recording } : { kind: 'near', at, platform, recording };
  }
  if (state !== 'live') return { kind: 'none' };
  if (relocation === null || at === null) return failure === null ? { kind: 'none' } : { kind: 'failed', failure };
  return at - receivedAt > NOTICE_MS ? { kind: 'none' } : { kind: 'ahead', at, cause: relocation.cause, failure };
}

/** `8 seconds`, `1 minute`, and in between `2:05 minutes`. */
export function describeCountdown(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  if (seconds === 60) return '1 minute';
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} minutes`;
}

import type { Recording, RecordingFacts } from './recording';

/** Who tells of a start late, as a page does whose connection is slow, does so within this; nobody starts anew so soon. */
export const LATE_TELLING_MS = 2_000;

/** The moment by which a recording had ended, as far as anybody has told; null while it may still run. */
export function knownEndOf({
  startedAt,
  durationSeconds,
  providerData,
}: Pick<RecordingFacts, 'startedAt' | 'durationSeconds' | 'providerData'>): Date | null {
  if (startedAt !== null && durationSeconds !== null) return new Date(startedAt.getTime() + durationSeconds * 1_000);
  const told = [providerData.overBy, providerData.failedAt].filter((moment) => typeof moment === 'string').sort()[0];
  return told === undefined ? null : new Date(told);
}

/** True where a recording had ended before a moment, so that it can't be one that starts then. */
export function isOverBefore(recording: Recording, moment: Date): boolean {
  const end = knownEndOf(recording);
  return end !== null && moment.getTime() - end.getTime() > LATE_TELLING_MS;
}

/** True where one moment is nearer to a third than another is. */
export function isNearer(one: Date, other: Date, to: Date): boolean {
  return Math.abs(one.getTime() - to.getTime()) < Math.abs(other.getTime() - to.getTime());
}

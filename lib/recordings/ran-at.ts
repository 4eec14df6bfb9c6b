/** Two times of one start, the event's own and the one that the file tells, are no further apart than this. */
export const SAME_START_MS = 60_000;

/** True where a recording ran at a moment, as far as its end is known. */
export function ranAt(
  { startedAt, durationSeconds }: { startedAt: Date | null; durationSeconds: number | null },
  moment: Date | null,
): boolean {
  if (startedAt === null || moment === null) return false;
  const seconds = (moment.getTime() - startedAt.getTime()) / 1_000;
  return seconds >= -SAME_START_MS / 1_000 && (durationSeconds === null || seconds <= durationSeconds);
}

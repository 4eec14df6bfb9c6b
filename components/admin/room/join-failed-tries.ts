import type { MeetingView } from '@/lib/schemas/meeting';

type Listed = Pick<MeetingView, 'id' | 'platform' | 'state' | 'endedAt'> & {
  readonly decision: Pick<NonNullable<MeetingView['decision']>, 'at'> | null;
};

/** One line of a room's history: a meeting, or tries of one that all failed. */
export interface HistoryLine<Meeting extends Listed> {
  /** Of several tries, the latest. */
  readonly meeting: Meeting;
  /** Stays the same while more tries follow. */
  readonly key: string;
  readonly failedTries: number;
  /** When its platform was first asked, and last; null where nobody kept that. */
  readonly firstTriedAt: string | null;
  readonly lastTriedAt: string | null;
}

/** Tries further apart than this are no more one person's waiting, or one move that is tried again. */
const JOINED_WITHIN_MS = 10 * 60_000;

/** The lines of meetings, newest first: failed tries of one platform that directly follow each other are one line. */
export function joinFailedTries<Meeting extends Listed>(meetings: readonly Meeting[]): HistoryLine<Meeting>[] {
  const lines: HistoryLine<Meeting>[] = [];
  for (const meeting of meetings) {
    const triedAt = meeting.decision?.at ?? meeting.endedAt;
    const later = lines.at(-1);
    if (meeting.state === 'failed' && later && isNextTry(later, meeting.platform, triedAt)) {
      lines[lines.length - 1] = {
        ...later,
        key: meeting.id,
        failedTries: later.failedTries + 1,
        firstTriedAt: triedAt,
      };
      continue;
    }
    const failedTries = meeting.state === 'failed' ? 1 : 0;
    lines.push({ meeting, key: meeting.id, failedTries, firstTriedAt: triedAt, lastTriedAt: triedAt });
  }
  return lines;
}

function isNextTry(later: HistoryLine<Listed>, platform: string, triedAt: string | null): boolean {
  if (later.failedTries === 0 || later.meeting.platform !== platform) return false;
  if (later.firstTriedAt === null || triedAt === null) return false;
  return Date.parse(later.firstTriedAt) - Date.parse(triedAt) <= JOINED_WITHIN_MS;
}

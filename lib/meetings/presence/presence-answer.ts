import type { PlatformPresence, PresenceReport, PresentParticipant } from '../../video-platforms/contract';
import { PRESENCE_RULES, type PresenceRules } from './presence-rules';

/** What a vendor answered about one meeting; `report` is null where it can't be asked. */
export interface PresenceAnswer {
  readonly report: PresenceReport | null;
  /** When it was asked: the answer may be later than that, never earlier. */
  readonly askedAt: Date;
  readonly lagMs: number;
  readonly isCounted: NonNullable<PlatformPresence['isCounted']>;
  /** Since when pages could be heard at all; a silence that began before is ours. */
  readonly listeningSince: Date;
}

/** How a vendor's answer about who is in is read. Other ones are for tests. */
export interface ReconcileRules extends PresenceRules {
  /** Whether the answer is newer than the last sign of somebody by as much as it may lag behind. */
  readonly isNewerThan: (lastSign: Date, answer: PresenceAnswer) => boolean;
  /** Until when somebody whom it names was certainly in. */
  readonly certainlyIn: (person: PresentParticipant, answer: PresenceAnswer) => Date;
  /** Whether an answer about a room whose vendor ends it at `vendorEndDate` means anything. */
  readonly isBelievable: (answer: PresenceAnswer, vendorEndDate: Date) => boolean;
  /** What no answer means. */
  readonly reportOfFailure: () => PresenceReport | null;
}

export const RECONCILE_RULES: ReconcileRules = {
  ...PRESENCE_RULES,
  isNewerThan: (lastSign, { askedAt, lagMs }) => lastSign.getTime() <= askedAt.getTime() - lagMs,
  // It may still name somebody who left within the lag; who came within it was in when they came.
  certainlyIn: ({ joinedAt }, { askedAt, lagMs }) => new Date(Math.max(joinedAt.getTime(), askedAt.getTime() - lagMs)),
  // A vendor hides a room past its end while those inside go on talking: that it names nobody then means nothing.
  isBelievable: ({ report, askedAt }, vendorEndDate) => vendorEndDate > askedAt || !namesNobody(report),
  // Unknown is not empty: nothing closes for want of an answer.
  reportOfFailure: () => null,
};

function namesNobody(report: PresenceReport | null): boolean {
  if (report?.tells === 'everybody') return report.people.length === 0;
  return report?.tells === 'conference' && report.conference === null;
}

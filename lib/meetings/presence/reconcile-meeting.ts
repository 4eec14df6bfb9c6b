import { claimMeetingsToReconcile } from '../../data/meetings/meeting-presence';
import { findMeeting } from '../../data/meetings/meetings';
import { isAccountHeld } from '../joining/is-account-held';
import { answerWithoutVendor, askAboutMeeting, type ReconcileOptions } from './ask-presence';
import { RECONCILE_RULES } from './presence-answer';
import { presenceOfPlatform } from './presence-of-platform';
import { settlePresence } from './settle-presence';

/** Timers and clocks are a little early or late. */
export const EARLY_SHARE = 0.9;

/**
 * Asks the vendor of one open meeting who is in it, and mends what its events left out. At most once in the time that
 * the vendor wants between questions, whoever asks, over all processes; no answer changes nothing. Safe to run twice.
 */
export async function reconcileMeeting(meetingId: string, options: ReconcileOptions): Promise<void> {
  const found = await findMeeting(meetingId);
  if (!found || !isAccountHeld(found)) return;
  const presence = presenceOfPlatform(found.platform);
  const everyMs = (presence?.everyMs ?? 0) * EARLY_SHARE;
  const [meeting] = await claimMeetingsToReconcile({ platform: found.platform, everyMs, limit: 1, meetingId });
  if (!meeting) return;
  const { rules = RECONCILE_RULES } = options;
  const answered = presence
    ? await askAboutMeeting(presence, meeting, { ...options, rules })
    : answerWithoutVendor([meeting], options)[0];
  if (answered) await settlePresence([answered], rules);
}

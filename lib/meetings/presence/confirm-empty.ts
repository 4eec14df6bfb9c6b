import { isAccountHeld } from '../joining/is-account-held';
import type { Meeting } from '../meeting';
import { askBeforeEnd } from './ask-presence';
import type { ReconcileRules } from './presence-answer';
import { presenceOfPlatform, usefulPresenceOfPlatform } from './presence-of-platform';
import { settlePresence } from './settle-presence';

/** A vendor that gives no answer for so long keeps no empty meeting open any longer. */
const UNANSWERED_FOR_MS = 3_600_000;

/**
 * Whether the vendor of a meeting in which nobody seems to be can tell that this is so. Past the end of its room a vendor
 * names nobody, whoever is in.
 */
export function canBeConfirmedEmpty(meeting: Meeting, now: Date): boolean {
  if (usefulPresenceOfPlatform(meeting.platform)?.tells !== 'everybody' || !isAccountHeld(meeting)) return false;
  const since = meeting.emptySince ?? meeting.createdAt;
  return meeting.vendorEndDate > now && now.getTime() - since.getTime() < UNANSWERED_FOR_MS;
}

/**
 * Asks the vendor who is in a meeting before it ends for want of people. It is asked every so often, but a question may
 * have been missed: a process that was busy, a database that was away. Whoever was told to have left by mistake would
 * then lose the room under their feet, as that is closed at the vendor as well.
 * @returns false where no answer came; with one, whoever is in has an open session again
 */
export async function confirmEmpty(meeting: Meeting, rules: ReconcileRules): Promise<boolean> {
  const presence = presenceOfPlatform(meeting.platform);
  if (!presence) return true;
  const answered = await askBeforeEnd(presence, meeting, { now: () => new Date(), rules });
  if (!answered) return false;
  await settlePresence([answered], rules);
  return true;
}

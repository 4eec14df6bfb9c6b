import { claimMeetingsToReconcile } from '../../data/meetings/meeting-presence';
import type { PlatformPresence } from '../../video-platforms/contract';
import { isAccountHeld } from '../joining/is-account-held';
import { answerWithoutVendor, askAboutAll, askAboutMeeting, type ReconcileOptions } from './ask-presence';
import { RECONCILE_RULES, type ReconcileRules } from './presence-answer';
import { presenceOfPlatform } from './presence-of-platform';
import { EARLY_SHARE } from './reconcile-meeting';
import { settlePresence } from './settle-presence';

/** Where each room costs a call of its own, so many are asked about in one round; the next round goes on with others. */
const ROOMS_IN_A_ROUND = 40;

/** Where one call answers for all rooms, or none is made. */
const MOST_MEETINGS = 5_000;

/** Pages are looked at once a minute where the vendor can't be asked. */
const PAGES_EVERY_MS = 50_000;

/**
 * Asks a platform who is in those of its open meetings that are due, by one call where it answers for all rooms at once,
 * and mends what its events left out. Several processes may do this at the same time: a meeting is asked about once.
 */
export async function reconcilePlatform(platform: string, options: ReconcileOptions): Promise<void> {
  const presence = presenceOfPlatform(platform);
  const { rules = RECONCILE_RULES } = options;
  if (presence && !presence.askForAll) return askRoomByRoom(platform, presence, { ...options, rules });
  const everyMs = presence ? presence.everyMs * EARLY_SHARE : PAGES_EVERY_MS;
  const claimed = await claimMeetingsToReconcile({ platform, everyMs, limit: MOST_MEETINGS });
  const meetings = claimed.filter(isAccountHeld);
  const answered = presence
    ? await askAboutAll(presence, meetings, { ...options, rules })
    : answerWithoutVendor(meetings, options);
  await settlePresence(answered, rules);
}

async function askRoomByRoom(
  platform: string,
  presence: PlatformPresence,
  options: ReconcileOptions & { readonly rules: ReconcileRules },
): Promise<void> {
  for (let room = 0; room < ROOMS_IN_A_ROUND; room += 1) {
    const claim = { platform, everyMs: presence.everyMs * EARLY_SHARE, limit: 1 };
    const [meeting] = await claimMeetingsToReconcile(claim);
    if (!meeting) return;
    if (!isAccountHeld(meeting)) continue;
    const answered = await askAboutMeeting(presence, meeting, options);
    // One room's answer speaks for the vendor: asking on behalf of all the others would only take long.
    if (!answered) return;
    await settlePresence([answered], options.rules);
  }
}

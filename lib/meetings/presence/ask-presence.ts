import type { Clock } from '../../clock';
import { getLog } from '../../log';
import type { PlatformPresence, PresenceReport } from '../../video-platforms/contract';
import { VideoPlatformError } from '../../video-platforms/errors';
import { type Meeting, toVendorRoom } from '../meeting';
import type { PresenceAnswer, ReconcileRules } from './presence-answer';
import type { AnsweredMeeting } from './settle-presence';

/** Since when this process could hear pages. */
const LISTENING_SINCE = new Date(performance.timeOrigin);

export interface ReconcileOptions {
  readonly now: Clock;
  /** How answers are read; other ones are for tests. */
  readonly rules?: ReconcileRules;
  /** For tests: since when pages could be heard. */
  readonly listeningSince?: Date;
}

/** What is known of meetings whose vendor can't be asked: only how long their people's pages have been silent. */
export function answerWithoutVendor(meetings: readonly Meeting[], options: ReconcileOptions): AnsweredMeeting[] {
  return meetings.map((meeting) => ({ meeting, answer: toAnswer(null, null, options.now(), options) }));
}

/** Asks about each meeting. Null where the vendor gave no answer, and asking on behalf of others would be in vain. */
export async function askAboutMeeting(
  presence: PlatformPresence,
  meeting: Meeting,
  options: ReconcileOptions & { readonly rules: ReconcileRules },
): Promise<AnsweredMeeting | null> {
  const askedAt = options.now();
  const report = await orUnknown(meeting.platform, options.rules, () => presence.ask(toVendorRoom(meeting)));
  return report && { meeting, answer: toAnswer(report, presence, askedAt, options) };
}

/** The same about one that is to end, as nobody seems to be in it: a room that the vendor has no more is empty indeed. */
export function askBeforeEnd(
  presence: PlatformPresence,
  meeting: Meeting,
  options: ReconcileOptions & { readonly rules: ReconcileRules },
): Promise<AnsweredMeeting | null> {
  const ask: PlatformPresence['ask'] = async (room) => {
    try {
      return await presence.ask(room);
    } catch (error) {
      if (!(error instanceof VideoPlatformError) || error.code !== 'not-found') throw error;
      return { tells: 'everybody', people: [] };
    }
  };
  return askAboutMeeting({ ...presence, ask }, meeting, options);
}

/** Asks about all of them in one call. Empty where the vendor gave no answer. */
export async function askAboutAll(
  presence: PlatformPresence,
  meetings: readonly Meeting[],
  options: ReconcileOptions & { readonly rules: ReconcileRules },
): Promise<AnsweredMeeting[]> {
  const { askForAll } = presence;
  const [first] = meetings;
  if (!askForAll || !first) return [];
  const askedAt = options.now();
  const { reportOfFailure } = options.rules;
  const reportOf = await orFailure(first.platform, askForAll);
  return meetings.flatMap((meeting) => {
    const report = reportOf ? reportOf(toVendorRoom(meeting)) : reportOfFailure();
    return report ? [{ meeting, answer: toAnswer(report, presence, askedAt, options) }] : [];
  });
}

async function orUnknown(
  platform: string,
  { reportOfFailure }: ReconcileRules,
  ask: () => Promise<PresenceReport>,
): Promise<PresenceReport | null> {
  return (await orFailure(platform, ask)) ?? reportOfFailure();
}

/** Null where the vendor gave no answer, whatever the reason. */
async function orFailure<Answer>(platform: string, ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof VideoPlatformError)) throw error;
    const { code, message } = error;
    getLog().warn({ event: 'presence.unknown', platform, code, reason: message }, 'A vendor did not say who is in');
    return null;
  }
}

function toAnswer(
  report: PresenceReport | null,
  presence: PlatformPresence | null,
  askedAt: Date,
  { listeningSince = LISTENING_SINCE }: ReconcileOptions,
): PresenceAnswer {
  return {
    report,
    askedAt,
    lagMs: presence?.lagMs ?? 0,
    isCounted: presence?.isCounted ?? (() => true),
    listeningSince,
  };
}

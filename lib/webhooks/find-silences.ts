import type { HeardPlatform } from '../data/webhooks/webhook-statistics';
import type { WebhookSilenceView } from '../schemas/webhook-statistics';

/** Calls may go on for long without anybody coming or leaving; longer than this is worth a look. */
const LONG_SILENCE_MS = 30 * 60_000;
/** Where somebody came in of whom the platform told nothing, it is silent for sure. */
const SURE_SILENCE_MS = 5 * 60_000;

/** A platform in use, and for how long it has told nothing. */
export interface Silence extends HeardPlatform {
  readonly silentSince: Date;
  readonly silentMs: number;
  /** Whether somebody should look. */
  readonly isNotable: boolean;
}

/** How long each platform with people in its calls has been silent. Silence before anybody was in doesn't count. Pure. */
export function measureSilences(platforms: readonly HeardPlatform[], now: Date): Silence[] {
  return platforms.flatMap((platform) => {
    const { lastEventAt, inUseSince, unconfirmed } = platform;
    const silentSince = latestOf(lastEventAt, inUseSince);
    if (!silentSince) return [];
    const silentMs = Math.max(0, now.getTime() - silentSince.getTime());
    const isNotable = silentMs >= LONG_SILENCE_MS || (unconfirmed > 0 && silentMs >= SURE_SILENCE_MS);
    return [{ ...platform, silentSince, silentMs, isNotable }];
  });
}

function latestOf(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** The notable one as administrators read it. */
export function toSilenceView(silence: Silence, label: string): WebhookSilenceView {
  const { platform, lastEventAt, silentSince, silentMs, liveMeetings, people, unconfirmed } = silence;
  const meetings = liveMeetings === 1 ? `1 ${label} meeting is live` : `${liveMeetings} ${label} meetings are live`;
  const came =
    unconfirmed === 0
      ? ''
      : ` ${unconfirmed === 1 ? '1 person' : `${unconfirmed} people`} came in meanwhile of whom it told nothing.`;
  return {
    platform,
    lastEventAt: lastEventAt?.toISOString() ?? null,
    silentSince: silentSince.toISOString(),
    liveMeetings,
    people,
    unconfirmed,
    sentence: `No event from ${label} for ${describeMinutes(silentMs)} while ${meetings}.${came}`,
  };
}

function describeMinutes(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}

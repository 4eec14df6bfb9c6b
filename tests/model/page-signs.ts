import type { PresenceRules } from '@/lib/meetings/presence/presence-rules';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import type { DoorEntry, History } from './history';
import type { ModelVendor } from './model-vendor';
import type { Noise } from './noise';
import { QUIET_MS } from './timing';

const BEAT_MS = 20_000;

interface PageSign {
  readonly participantId: string;
  readonly state: 'connecting' | 'joined' | 'left';
  readonly at: number;
}

/** What pages say in one history at one vendor. */
export interface PageCase {
  readonly vendor: ModelVendor;
  readonly history: History;
  readonly noise: Noise;
}

/** The signs that matter of those that a page sends every 20 s: the first, the last before it goes, and its goodbye. */
export function signsOf(told: PageCase, entry: DoorEntry): PageSign[] {
  const { participantId, hasPage, doorAt, cameAt, pageLeftAt, falseGoodbyes } = entry;
  if (!hasPage) return [];
  const last = isFrozen(told, entry) ? null : beatBefore(entry, pageLeftAt ?? told.history.endsAt + QUIET_MS);
  const waits = Math.floor((cameAt - doorAt - 200) / BEAT_MS);
  const signs: PageSign[] = [
    { participantId, state: 'connecting', at: doorAt + 100 },
    ...Array.from({ length: waits }, (_, beat) => ({
      participantId,
      state: 'connecting' as const,
      at: doorAt + 100 + (beat + 1) * BEAT_MS,
    })),
    { participantId, state: 'joined', at: cameAt + 500 },
    ...(last === null ? [] : [{ participantId, state: 'joined' as const, at: last }]),
    // Said by a page that the browser put away, while the call went on.
    ...(isSilent(told, entry) || isHiding(told)
      ? []
      : falseGoodbyes.map((at) => ({ participantId, state: 'left' as const, at: at + 200 }))),
  ];
  const said = signs.filter(({ at }) => pageLeftAt === null || at <= pageLeftAt);
  if (pageLeftAt !== null && told.noise.hasBeacons) said.push({ participantId, state: 'left', at: pageLeftAt + 200 });
  return said;
}

/** The latest sign of everybody whose page is there at a moment. */
export async function tellStillThere(
  told: PageCase,
  meetingId: string,
  at: number,
  rules: PresenceRules,
): Promise<void> {
  for (const entry of told.history.entries) {
    const hasGone = (entry.pageLeftAt ?? Number.POSITIVE_INFINITY) <= at;
    if (!entry.hasPage || isFrozen(told, entry) || entry.cameAt > at || hasGone) continue;
    const beat = beatBefore(entry, at);
    if (beat !== null)
      await tellSign(meetingId, { participantId: entry.participantId, state: 'joined', at: beat }, rules);
  }
}

export async function tellSign(
  meetingId: string,
  { participantId, state, at }: PageSign,
  rules: PresenceRules,
): Promise<void> {
  const passes = [{ sessionId: participantId, meetingId, role: 'guest' as const }];
  await signalSession({ sessionId: participantId, signal: { state }, passes, now: new Date(at), rules });
}

function isFrozen(told: PageCase, entry: DoorEntry): boolean {
  return isPutAway(told, entry) || isSilent(told, entry);
}

/** A page that was put away speaks no more where the vendor's list brings it back; elsewhere it has to itself. */
function isPutAway({ vendor, noise }: PageCase, { falseGoodbyes }: DoorEntry): boolean {
  const isListed = vendor.listsEverybody && !(vendor.habits.hidesPastEnd && noise.hiddenAfterMs !== null);
  return isListed && falseGoodbyes.length > 0;
}

/**
 * One page falls silent where a vendor that counts can tell that somebody is still there: unless their connection left
 * and came back within a second, of which only their page tells whether it came before or after.
 */
function isSilent({ vendor, noise, history }: PageCase, entry: DoorEntry): boolean {
  const isFirst = entry.name === history.entries[0]?.name;
  return vendor.habits.countsPeople && noise.isPrompt && isFirst && !hasBlinked(history, entry.name);
}

function hasBlinked({ connections }: History, name: string): boolean {
  const addresses = connections.flatMap((connection) =>
    connection.entry?.name === name && connection.breakout === null && !connection.hasSwitched
      ? [connection.address]
      : [],
  );
  return new Set(addresses).size < addresses.length;
}

/** Past its room's end a vendor can't bring back whose page said goodbye too early after a reconnect. */
function isHiding({ vendor, noise }: PageCase): boolean {
  return vendor.habits.hidesPastEnd && noise.hiddenAfterMs !== null;
}

function beatBefore({ cameAt }: DoorEntry, moment: number): number | null {
  const beats = Math.floor((moment - cameAt - 500) / BEAT_MS);
  return beats >= 1 ? cameAt + 500 + beats * BEAT_MS : null;
}

import { randomUUID } from 'node:crypto';
import { insertJoiningSession } from '@/lib/data/participant-sessions';
import { sql, withTransaction } from '@/lib/data/sql';
import { findStoredDeliveries } from '@/lib/data/webhook-inbox';
import { endEmptyMeeting } from '@/lib/meetings/end-empty-meeting';
import { RECONCILE_RULES, type ReconcileRules } from '@/lib/meetings/presence-answer';
import { reconcileMeeting } from '@/lib/meetings/reconcile-meeting';
import { signalSession } from '@/lib/meetings/signal-session';
import { registerPlatform } from '@/lib/video-platforms';
import { applyDeliveries } from '@/lib/webhooks/apply-deliveries';
import { receiveWebhook } from '@/lib/webhooks/receive-webhook';
import { makeRoom } from '../support/factories';
import { makeMeeting } from '../support/make-meeting';
import { compareMeanwhile } from './compare-meanwhile';
import type { DoorEntry, History } from './history';
import type { ModelVendor, RawDelivery } from './model-vendor';
import { type ArrivedDelivery, distort, type Noise } from './noise';
import { isLateReconnect, isToldTwice } from './told-otherwise';

/** After the last deed: every delivery is there, insights have caught up, and every silence is long. */
const QUIET_MS = 20 * 60_000;
const BEAT_MS = 20_000;
const LONG_AGO = new Date(0);

/** What became of a history here. */
export interface Outcome {
  readonly meetingId: string;
  /** What never came, and what came so late that somebody's page had to stand in for it. */
  readonly lost: readonly RawDelivery[];
  /** What was wrong while it went on. */
  readonly problems: readonly string[];
}

/** What a vendor is asked about at this moment, by platform: one history of each is played at a time. */
const asked = new Map<string, { roomName: string; history: History; at: number; lag: number; isDown: boolean }>();

/** Puts a vendor of the model in the place of the real one: its client and its webhooks are those that ship. */
export function installVendor(vendor: ModelVendor): void {
  const { definition } = vendor;
  const fetchVendor: typeof globalThis.fetch = async (input, init) => {
    const state = asked.get(definition.id);
    if (!state || state.isDown) return Response.json({ error: 'forbidden' }, { status: 403 });
    return vendor.answer(new Request(input, init), state);
  };
  registerPlatform(
    {
      ...definition,
      readConfig: () => definition.readConfig(vendor.settings),
      createClient: (config, services) =>
        // Thousands of histories in a minute are more than any vendor lets itself be asked about.
        definition.createClient(config, { ...services, fetch: fetchVendor, takeTurn: async () => undefined }),
    },
    vendor.entry,
  );
}

/**
 * Plays a history through what really runs: the door, pages' signs, webhooks verified, stored, read and applied, and the
 * vendor asked who is in, in the order in which all of it arrives. Ends with a last question and a look whether the
 * meeting is over.
 */
export async function runHistory(
  vendor: ModelVendor,
  history: History,
  noise: Noise,
  options: { readonly base: number; readonly rules?: ReconcileRules },
): Promise<Outcome> {
  const platform = vendor.definition.id;
  const { rules = RECONCILE_RULES } = options;
  const room = await makeRoom({ platform, graceSeconds: 0 });
  const { id: meetingId } = await makeMeeting(room.id, { platform });
  const roomName = `model${meetingId.replaceAll('-', '')}`;
  await sql.query({
    text: 'UPDATE meetings SET vendor_room_name = $2, created_at = $3 WHERE id = $1',
    values: [meetingId, roomName, new Date(options.base)],
  });
  const quietAt = history.endsAt + QUIET_MS;
  const told = vendor.tell(history, roomName);
  const { arrived, lost } = distort(told, noise, (delivery) => vendor.listsEverybody || isToldTwice(delivery, told));

  const late = vendor.listsEverybody ? [] : told.filter((delivery) => isLateReconnect(delivery, history, arrived));
  const applied = new Set<RawDelivery>();
  const problems: string[] = [];
  const steps: Step[] = [
    ...history.entries.map((entry) => ({ at: entry.cameAt - 1_000, run: () => openDoor(meetingId, entry) })),
    ...history.entries
      .flatMap((entry) => signsOf(vendor, entry, noise, quietAt))
      .map((sign) => ({ at: sign.at, run: () => tellSign(meetingId, sign) })),
    ...arrived.map((delivery) => ({ at: delivery.arrivesAt, run: () => store(vendor, delivery) })),
    ...arrived.map((delivery) => ({
      at: delivery.appliedAt,
      run: async () => {
        if (await apply(delivery, rules)) applied.add(delivery.delivery);
      },
    })),
    ...noise.polls.flatMap(({ happening, afterMs, lag, isDown }) => {
      const { length } = history.happenings;
      const since = history.happenings[length === 0 ? 0 : happening % length];
      if (!since) return [];
      const at = since.at + afterMs;
      return [
        {
          at,
          run: async () => {
            await poll({ at, lag, isDown });
            problems.push(...(await compareMeanwhile(history, meetingId, { at, applied, late })));
          },
        },
      ];
    }),
  ];
  const poll = async (when: { at: number; lag: number; isDown: boolean }) => {
    await tellStillThere(vendor, meetingId, history, when.at, quietAt);
    asked.set(platform, { roomName, history, ...when });
    await sql.query({ text: 'UPDATE meetings SET reconciled_at = NULL WHERE id = $1', values: [meetingId] });
    await reconcileMeeting(meetingId, { now: () => new Date(when.at), rules, listeningSince: LONG_AGO });
    asked.delete(platform);
  };
  for (const step of steps.sort((one, other) => one.at - other.at)) await step.run();
  await poll({ at: quietAt, lag: noise.lastLag, isDown: false });
  // Once for pages that fell silent, and once for the meeting: in between lies an appointment.
  await endEmptyMeeting(meetingId);
  await endEmptyMeeting(meetingId);
  return { meetingId, lost: [...lost, ...late], problems };
}

interface Step {
  readonly at: number;
  readonly run: () => Promise<void>;
}

async function openDoor(meetingId: string, { participantId, name, hasPage, isHost }: DoorEntry): Promise<void> {
  // Whoever has no page of ours came by the vendor's own means, with an id that says nothing here.
  if (!hasPage) return;
  const role = isHost ? 'host' : 'guest';
  await insertJoiningSession({
    id: participantId,
    participantId,
    meetingId,
    userId: null,
    displayName: name,
    role,
    recordingConsent: null,
    hostLinkId: null,
  });
}

interface PageSign {
  readonly participantId: string;
  readonly state: 'connecting' | 'joined' | 'left';
  readonly at: number;
}

/** The signs that matter of those that a page sends every 20 s: the first, the last before it goes, and its goodbye. */
function signsOf(vendor: ModelVendor, entry: DoorEntry, { hasBeacons }: Noise, quietAt: number): PageSign[] {
  const { participantId, hasPage, cameAt, pageLeftAt, falseGoodbyes } = entry;
  if (!hasPage) return [];
  const last = isFrozen(vendor, entry) ? null : beatBefore(entry, pageLeftAt ?? quietAt);
  const signs: PageSign[] = [
    { participantId, state: 'connecting', at: cameAt - 900 },
    { participantId, state: 'joined', at: cameAt + 500 },
    ...(last === null ? [] : [{ participantId, state: 'joined' as const, at: last }]),
    // Said by a page that the browser put away, while the call went on.
    ...falseGoodbyes.map((at) => ({ participantId, state: 'left' as const, at: at + 200 })),
  ];
  const told = signs.filter(({ at }) => pageLeftAt === null || at <= pageLeftAt);
  if (pageLeftAt !== null && hasBeacons) told.push({ participantId, state: 'left', at: pageLeftAt + 200 });
  return told;
}

/** A page that was put away speaks no more where the vendor's list brings it back; elsewhere it has to itself. */
function isFrozen(vendor: ModelVendor, { falseGoodbyes }: DoorEntry): boolean {
  return vendor.listsEverybody && falseGoodbyes.length > 0;
}

function beatBefore({ cameAt }: DoorEntry, moment: number): number | null {
  const beats = Math.floor((moment - cameAt - 500) / BEAT_MS);
  return beats >= 1 ? cameAt + 500 + beats * BEAT_MS : null;
}

async function tellSign(meetingId: string, { participantId, state, at }: PageSign): Promise<void> {
  const passes = [{ sessionId: participantId, meetingId, role: 'guest' as const }];
  await signalSession({ sessionId: participantId, signal: { state }, passes, now: new Date(at) });
}

async function tellStillThere(
  vendor: ModelVendor,
  meetingId: string,
  { entries }: History,
  at: number,
  quietAt: number,
): Promise<void> {
  for (const entry of entries) {
    if (!entry.hasPage || isFrozen(vendor, entry) || entry.cameAt > at || (entry.pageLeftAt ?? quietAt + 1) <= at)
      continue;
    const beat = beatBefore(entry, at);
    if (beat !== null) await tellSign(meetingId, { participantId: entry.participantId, state: 'joined', at: beat });
  }
}

/** Which row a delivery became; null where it was a repetition of one that was there. */
const stored = new WeakMap<ArrivedDelivery, string | null>();

async function store(vendor: ModelVendor, arrived: ArrivedDelivery): Promise<void> {
  const { path, body } = arrived.delivery;
  const mark = randomUUID();
  await receiveWebhook({
    platform: vendor.definition.id,
    path,
    rawBody: Buffer.from(body),
    headers: { ...vendor.sign(body, arrived.arrivesAt), 'x-model': mark },
    now: new Date(arrived.arrivesAt),
  });
  const [row] = await sql.query<{ id: string }>({
    name: 'find-model-delivery',
    text: `SELECT id FROM webhook_deliveries
            WHERE received_at > now() - interval '10 seconds' AND headers->>'x-model' = $1`,
    values: [mark],
  });
  stored.set(arrived, row?.id ?? null);
}

/** False for a repetition that was not stored. */
async function apply(arrived: ArrivedDelivery, rules: ReconcileRules): Promise<boolean> {
  const id = stored.get(arrived);
  if (!id) return false;
  await withTransaction(async (transaction) => {
    await applyDeliveries(transaction, await findStoredDeliveries(transaction, [id]), rules);
  });
  return true;
}

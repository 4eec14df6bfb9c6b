import { createHash, randomUUID } from 'node:crypto';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { whereby } from '@/lib/video-platforms/whereby';
import { signWherebyWebhook } from '../vendors/whereby/webhook-sender';
import type { Connection, History } from './history';
import type { ModelVendor, RawDelivery } from './model-vendor';

const SECRET = 'whereby-webhook-secret';

/** Insights are ten to fifteen minutes late. */
const INSIGHTS_LEAST_MS = 600_000;
const INSIGHTS_MORE_MS = 300_000;
/** A session ends when there have been fewer than two for so long. */
const BELOW_TWO_MS = 60_000;

export const wherebyVendor: ModelVendor = {
  habits: {
    hasBreakouts: false,
    canBlink: false,
    endsForGood: false,
    hidesPastEnd: false,
    countsPeople: false,
  },
  definition: whereby,
  entry: PLATFORM_CATALOG.whereby,
  settings: { WHEREBY_API_KEY: 'whereby-api-key', WHEREBY_WEBHOOK_SECRET: SECRET },
  listsEverybody: false,
  tolerance: { exactMs: 0, mendedMs: 31_000 },
  tell: (history, roomName) => {
    const sessions = sessionsOf(history);
    const envelope = (type: string, at: number, data: object): string =>
      JSON.stringify({
        id: createHash('sha256').update(randomUUID()).digest('hex'),
        apiVersion: '1.0',
        createdAt: new Date(at).toISOString(),
        type,
        data: { meetingId: '82490894', roomName: `/${roomName}`, subdomain: 'acme', ...data },
      });
    const clients = history.happenings.flatMap((happening): RawDelivery[] => {
      if (happening.kind !== 'joined' && happening.kind !== 'left') return [];
      const { at, kind, connection, present } = happening;
      const roles: Record<string, number> = {};
      for (const other of present) roles[roleOf(other)] = (roles[roleOf(other)] ?? 0) + 1;
      const body = envelope(`room.client.${kind}`, at, {
        roomSessionId: sessions.find(({ from, to }) => from <= at && (to === null || at <= to))?.id ?? null,
        displayName: connection.entry?.isNamed ? connection.entry.name : null,
        participantId: connection.address,
        metadata: null,
        externalId: connection.entry?.participantId ?? null,
        roleName: roleOf(connection),
        numClients: present.length,
        numClientsByRoleName: roles,
        isDialIn: false,
      });
      return [{ at, path: '', body, connection }];
    });
    const gatherings = sessions.flatMap(({ id, from, to }): RawDelivery[] => [
      { at: from, path: '', body: envelope('room.session.started', from, { roomSessionId: id }), connection: null },
      ...(to === null
        ? []
        : [{ at: to, path: '', body: envelope('room.session.ended', to, { roomSessionId: id }), connection: null }]),
    ]);
    return [...clients, ...gatherings];
  },
  sign: (body, at) => ({ 'whereby-signature': signWherebyWebhook(body, SECRET, new Date(at)) }),
  answer: (request, { history, at, lag }) => {
    const url = new URL(request.url);
    const known = at - INSIGHTS_LEAST_MS - lag * INSIGHTS_MORE_MS;
    const sessions = sessionsOf(history).filter(({ from }) => from <= known);
    if (url.pathname.endsWith('/room-sessions')) {
      return Response.json({
        cursor: null,
        results: sessions.map(({ id, from, to }) => ({
          roomSessionId: id,
          startedAt: new Date(from).toISOString(),
          endedAt: to !== null && to <= known ? new Date(to).toISOString() : null,
        })),
      });
    }
    const asked = sessions.find(({ id }) => id === url.searchParams.get('roomSessionId'));
    const inside = history.connections.filter(
      ({ from, to }) =>
        asked && from <= known && (asked.to === null || from <= asked.to) && (to === null || to >= asked.from),
    );
    return Response.json({
      cursor: null,
      results: inside.map((connection) => ({
        roomSessionId: asked?.id,
        participantId: `/${connection.address}`,
        deviceId: 'd',
        userId: null,
        roleName: roleOf(connection),
        displayName: connection.entry?.isNamed ? connection.entry.name : null,
        joinedAt: new Date(connection.from).toISOString(),
        leftAt: connection.to !== null && connection.to <= known ? new Date(connection.to).toISOString() : null,
        externalId: connection.entry?.participantId ?? null,
      })),
    });
  },
};

function roleOf({ entry }: Connection): string {
  if (!entry) return 'recorder';
  return entry.isHost ? 'host' : 'visitor';
}

interface Gathering {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
}

/** Sessions in Whereby's sense, of two people or more. */
function sessionsOf({ happenings }: History): readonly Gathering[] {
  const found: Gathering[] = [];
  let since: number | null = null;
  let belowSince: number | null = null;
  const close = (at: number | null) => {
    if (since !== null) found.push({ id: `s-${found.length}-${since}`, from: since, to: at });
    since = null;
    belowSince = null;
  };
  for (const happening of happenings) {
    if (happening.kind !== 'joined' && happening.kind !== 'left') continue;
    if (belowSince !== null && happening.at - belowSince >= BELOW_TWO_MS) close(belowSince + BELOW_TWO_MS);
    const people = happening.present.filter(({ entry }) => entry).length;
    if (people >= 2) {
      since ??= happening.at;
      belowSince = null;
    } else if (since !== null) {
      belowSince ??= happening.at;
    }
  }
  close(belowSince === null ? null : belowSince + BELOW_TWO_MS);
  return found;
}

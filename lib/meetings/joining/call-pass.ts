import { createHmac, timingSafeEqual } from 'node:crypto';
import { getSettings } from '../../env/settings';
import { processSingleton } from '../../process-singleton';
import type { ParticipantRole } from '../../video-platforms/contract';

/** What a person's browser may do for the call it is in: sign its own session, hear of its meeting, end it as host. */
export interface CallPass {
  readonly sessionId: string;
  readonly meetingId: string;
  readonly role: ParticipantRole;
  /** The host link that let them in, if one did: a host is one for as long as it isn't taken back. */
  readonly hostLinkId?: string;
}

/** A label of its own, so that a pass can't stand in for anything else signed with the same secret. */
function key(): Buffer {
  return processSingleton('call-pass-key', () =>
    createHmac('sha256', getSettings().NEXTAUTH_SECRET).update('patchbay call pass').digest(),
  );
}

/** A pass as a cookie carries it. */
export function signCallPass({ sessionId, meetingId, role, hostLinkId }: CallPass): string {
  const text = [sessionId, meetingId, role, ...(hostLinkId === undefined ? [] : [hostLinkId])].join('.');
  return `${text}.${createHmac('sha256', key()).update(text).digest('base64url')}`;
}

/** Null where the pass was not made here. */
export function readCallPass(value: string | undefined): CallPass | null {
  const parts = (value ?? '').split('.');
  const signature = parts.pop();
  const [sessionId, meetingId, role, hostLinkId, ...rest] = parts;
  if (!sessionId || !meetingId || !signature || rest.length > 0 || (role !== 'host' && role !== 'guest')) return null;
  const expected = createHmac('sha256', key()).update(parts.join('.')).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return { sessionId, meetingId, role, ...(hostLinkId === undefined ? {} : { hostLinkId }) };
}

const PASS_SECONDS = 24 * 3600;

/** A cookie that carries a pass; scripts never see it. */
export interface PassCookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly maxAgeSeconds: number;
}

/**
 * The cookies of a join: one for the session's own signals, seen by no other address, and one per meeting that opens
 * its events and, for hosts, its end.
 */
export function makePassCookies(pass: CallPass): PassCookie[] {
  const value = signCallPass(pass);
  return [
    { name: 'patchbay_session', value, path: `/api/v1/sessions/${pass.sessionId}`, maxAgeSeconds: PASS_SECONDS },
    { name: `patchbay_call_${pass.meetingId.slice(0, 8)}`, value, path: '/api/v1', maxAgeSeconds: PASS_SECONDS },
  ];
}

/** Every valid pass in a request's cookies. */
export function readCallPasses(cookieHeader: string | null): CallPass[] {
  if (!cookieHeader) return [];
  const passes: CallPass[] = [];
  for (const part of cookieHeader.split(';')) {
    const [name = '', value] = part.trim().split('=', 2);
    if (name !== 'patchbay_session' && !name.startsWith('patchbay_call_')) continue;
    const pass = readCallPass(value);
    if (pass) passes.push(pass);
  }
  return passes;
}

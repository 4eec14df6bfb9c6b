import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { StandInVisitor } from '../kit/vendor-stand-in';
import type { DailyState } from './daily-state';

/** What Daily says of a token: whose it is, or its own word for why it opens nothing. */
export type ReadToken =
  | { readonly isAccepted: true; readonly visitor: StandInVisitor; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly isAccepted: false; readonly reason: 'exp-token' | 'nbf-token' | 'not-allowed' };

/**
 * Checks a meeting token as documented: HS256 with the API key, whether Daily made it or somebody who has the key did.
 * `r` (absent: every room), `iat` and `d` are what a self-signed one must have.
 */
export async function readToken(state: DailyState, roomName: string, token: string): Promise<ReadToken> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(state.apiKey), {
      algorithms: ['HS256'],
      currentDate: state.now(),
    });
    const isOurs = payload.d === state.domainId && typeof payload.iat === 'number';
    if (!isOurs || (payload.r !== undefined && payload.r !== roomName))
      return { isAccepted: false, reason: 'not-allowed' };
    if (payload.ud !== undefined && String(payload.ud).length > 36) return { isAccepted: false, reason: 'not-allowed' };
    return {
      isAccepted: true,
      visitor: {
        displayName: typeof payload.u === 'string' ? payload.u : 'Guest',
        participantId: typeof payload.ud === 'string' ? payload.ud : null,
        isHost: payload.o === true,
      },
      claims: payload,
    };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { isAccepted: false, reason: 'exp-token' };
    const isEarly = error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf';
    return { isAccepted: false, reason: isEarly ? 'nbf-token' : 'not-allowed' };
  }
}

/** The short names that claims have in a token. */
const CLAIM_OF: Readonly<Record<string, string>> = {
  room_name: 'r',
  user_id: 'ud',
  user_name: 'u',
  is_owner: 'o',
  nbf: 'nbf',
  exp: 'exp',
  knocking: 'k',
  close_tab_on_exit: 'ctoe',
  redirect_on_meeting_exit: 'rome',
  start_cloud_recording: 'sr',
  start_cloud_recording_opts: 'sro',
  auto_start_transcription: 'ast',
  enable_recording: 'er',
  enable_screenshare: 'ss',
  start_video_off: 'vo',
  start_audio_off: 'ao',
  eject_at_token_exp: 'ejt',
  eject_after_elapsed: 'eje',
  lang: 'uil',
  enable_recording_ui: 'erui',
  permissions: 'p',
};

/** The token that `POST /meeting-tokens` answers. */
export async function makeToken(state: DailyState, properties: Readonly<Record<string, unknown>>): Promise<string> {
  const claims = Object.entries(properties).map(([name, value]) => [CLAIM_OF[name] ?? name, value] as const);
  const issuedAt = Math.floor(state.now().getTime() / 1_000);
  return new SignJWT({ ...Object.fromEntries(claims), d: state.domainId, iat: issuedAt })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(state.apiKey));
}

/** True where a text is a token at all, for `GET /meeting-tokens/:token`. */
export function isToken(text: string): boolean {
  try {
    return decodeProtectedHeader(text).alg === 'HS256';
  } catch {
    return false;
  }
}

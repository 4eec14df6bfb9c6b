import { SignJWT } from 'jose';
import type { GrantParticipant, MeetingReference, ParticipantRole } from '../contract';
import type { JaasConfig } from './config';

/** A server whose clock is a little behind ours must not find the token too early. */
const BACKDATED_SECONDS = 60;

/**
 * The token of one person for one room, as the JaaS documentation describes it (developer.8x8.com, "JWT"): RS256 with
 * the key's id, fixed `aud` and `iss`, the account as `sub`, and the room by its bare name. Every feature is named:
 * what is not named is decided by the account.
 */
export async function signToken(request: {
  readonly config: JaasConfig;
  readonly roomName: string;
  readonly meeting: MeetingReference;
  readonly participant: GrantParticipant;
  readonly role: ParticipantRole;
  readonly now: Date;
  readonly expiresAt: Date;
}): Promise<string> {
  const { config, roomName, meeting, participant } = request;
  const isHost = request.role === 'host';
  const claims = {
    aud: 'jitsi',
    iss: 'chat',
    sub: config.appId,
    room: roomName,
    nbf: Math.floor(request.now.getTime() / 1_000) - BACKDATED_SECONDS,
    exp: Math.floor(request.expiresAt.getTime() / 1_000),
    context: {
      user: {
        id: participant.id,
        name: participant.displayName,
        ...(participant.email === undefined ? {} : { email: participant.email }),
        moderator: isHost,
      },
      features: {
        recording: isHost && meeting.settings.recording === 'cloud',
        livestreaming: false,
        transcription: false,
        'inbound-call': false,
        'outbound-call': false,
        'sip-inbound-call': false,
        'sip-outbound-call': false,
        // Files would stay with 8x8 after the call.
        'file-upload': false,
        'list-visitors': isHost,
        'send-groupchat': true,
        'create-polls': true,
      },
    },
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: config.keyId, typ: 'JWT' })
    .sign(config.privateKey);
}

import type { GrantParticipant, MeetingReference, ParticipantRole } from '../contract';
import { signWithSecret } from '../shared/sign-with-secret';
import type { JitsiConfig } from './config';

/** Prosody allows no leeway: a token that is valid from now on is refused by a server whose clock is a second behind. */
const BACKDATED_SECONDS = 60;

/**
 * The token of one person for one room. Prosody wants `typ` to be exactly "JWT", `aud` to be a string, and `exp` to be
 * a number; a token without `exp` would open the room for ever. Both `affiliation` and `moderator` are given, as the
 * plugins that make moderators read one or the other; `features` are always given, since who has none and becomes a
 * moderator gets all of them.
 */
export function signToken(request: {
  readonly config: JitsiConfig;
  readonly tokens: NonNullable<JitsiConfig['tokens']>;
  readonly meeting: MeetingReference;
  readonly participant: GrantParticipant;
  readonly role: ParticipantRole;
  readonly now: Date;
  readonly expiresAt: Date;
}): string {
  const { config, tokens, meeting, participant } = request;
  const isHost = request.role === 'host';
  const claims = {
    aud: config.audience,
    iss: tokens.appId,
    sub: config.xmppDomain,
    room: meeting.roomName.toLowerCase(),
    nbf: Math.floor(request.now.getTime() / 1_000) - BACKDATED_SECONDS,
    exp: Math.floor(request.expiresAt.getTime() / 1_000),
    context: {
      user: {
        id: participant.id,
        name: participant.displayName,
        ...(participant.email === undefined ? {} : { email: participant.email }),
        affiliation: isHost ? 'owner' : 'member',
        moderator: isHost,
      },
      features: {
        recording: isHost && meeting.settings.recording === 'cloud',
        livestreaming: false,
        transcription: false,
        'outbound-call': false,
        'sip-outbound-call': false,
      },
    },
  };
  return signWithSecret(claims, tokens.secret);
}

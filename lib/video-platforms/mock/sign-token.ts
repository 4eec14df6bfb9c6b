import type { GrantParticipant, ParticipantRole } from '../contract';
import { signWithSecret } from '../shared/sign-with-secret';

/** Clocks differ: a token that begins this moment would be refused by a server a second behind. */
const BACKDATED_SECONDS = 60;

/** One person's way into one room, signed with the API key: the demo platform needs no call for it. */
export function signToken(request: {
  readonly apiKey: string;
  readonly roomName: string;
  readonly participant: GrantParticipant;
  readonly role: ParticipantRole;
  readonly now: Date;
  readonly expiresAt: Date;
}): string {
  const claims = {
    aud: 'demo-platform',
    room: request.roomName,
    sub: request.participant.id,
    name: request.participant.displayName,
    role: request.role,
    nbf: Math.floor(request.now.getTime() / 1_000) - BACKDATED_SECONDS,
    exp: Math.floor(request.expiresAt.getTime() / 1_000),
  };
  return signWithSecret(claims, request.apiKey);
}

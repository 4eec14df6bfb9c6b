import type { GrantParticipant, MeetingReference, ParticipantRole } from '../contract';

export interface TokenRequest {
  readonly meeting: MeetingReference;
  readonly participant: GrantParticipant;
  readonly role: ParticipantRole;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Clocks differ: a token that begins this moment would be refused by a server a second behind. */
const BACKDATED_SECONDS = 60;

/**
 * What a token says, under Daily's names: one room, one person, for minutes. It never puts anybody out when it expires.
 *
 * Only a host may record, and only in a room that records. Cloud recordings are started from outside under an id of
 * ours, so Prebuilt shows no button that would start another one, and no token starts one by itself.
 */
export function tokenProperties({ meeting, participant, role, now, expiresAt }: TokenRequest) {
  const { recording } = meeting.settings;
  const isHost = role === 'host';
  const mayRecord = isHost && recording !== 'none';
  return {
    room_name: meeting.roomName,
    nbf: secondsOf(now) - BACKDATED_SECONDS,
    exp: secondsOf(expiresAt),
    user_id: participant.id,
    user_name: participant.displayName,
    is_owner: isHost,
    eject_at_token_exp: false,
    enable_recording_ui: isHost && recording === 'local',
    ...(mayRecord ? { enable_recording: recording } : {}),
  };
}
export type TokenProperties = ReturnType<typeof tokenProperties>;

/** Daily's short names for the same in a token. */
const CLAIM_OF = {
  room_name: 'r',
  nbf: 'nbf',
  exp: 'exp',
  user_id: 'ud',
  user_name: 'u',
  is_owner: 'o',
  eject_at_token_exp: 'ejt',
  enable_recording_ui: 'erui',
  enable_recording: 'er',
} as const satisfies Record<keyof TokenProperties, string>;

/** The claims of a token that we sign ourselves. `iat` is as old as `nbf`, for the same reason. */
export function tokenClaims(properties: TokenProperties, domainId: string): Record<string, unknown> {
  const claims = Object.entries(properties).map(([name, value]) => [CLAIM_OF[name as keyof TokenProperties], value]);
  return { ...Object.fromEntries(claims), iat: properties.nbf, d: domainId };
}

function secondsOf(date: Date): number {
  return Math.floor(date.getTime() / 1_000);
}

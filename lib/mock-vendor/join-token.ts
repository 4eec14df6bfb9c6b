import { createHmac, timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { VendorError } from './vendor-error';

const claimsSchema = z.looseObject({
  room: z.string().min(1),
  sub: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(200),
  role: z.enum(['host', 'guest']),
  /** jose refuses a wrong one; a missing one would open the room for ever. */
  exp: z.number(),
});

export interface JoinToken {
  readonly personId: string;
  readonly displayName: string;
  readonly isHost: boolean;
}

/**
 * Reads the token that a customer signed with its API key for one person and one room.
 * @throws VendorError `expired`, or `refused` for anything else that is wrong with it
 */
export async function readJoinToken(token: string, roomName: string, apiKey: string): Promise<JoinToken> {
  const claims = claimsSchema.safeParse(await verify(token, apiKey));
  if (!claims.success || claims.data.room !== roomName)
    throw new VendorError('refused', 'This link is not for this call.');
  const { sub, name, role } = claims.data;
  return { personId: sub, displayName: name, isHost: role === 'host' };
}

async function verify(token: string, apiKey: string): Promise<unknown> {
  try {
    const verified = await jwtVerify(token, new TextEncoder().encode(apiKey), {
      algorithms: ['HS256'],
      audience: 'demo-platform',
      clockTolerance: 5,
    });
    return verified.payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new VendorError('expired', 'This link has expired.');
    throw new VendorError('refused', 'This link is not valid.');
  }
}

/**
 * What a page proves itself with once it is in: the token may expire during a call, and a connection's id is known to
 * everybody in it.
 */
export function connectionKeyOf(connectionId: string, apiKey: string): string {
  return createHmac('sha256', apiKey).update(`connection:${connectionId}`).digest('base64url');
}

/** @throws VendorError `refused` where the key is not this connection's */
export function assertConnectionKey(connectionId: string, key: string, apiKey: string): void {
  if (!equals(connectionKeyOf(connectionId, apiKey), key))
    throw new VendorError('refused', 'This is not your connection.');
}

/** Compares two secrets in a time that tells nothing of them. */
export function equals(left: string, right: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

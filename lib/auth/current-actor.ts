import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { type Actor, GUEST } from '../access/actor';
import { authenticateApiKey } from '../api-keys/authenticate-api-key';
import type { UserRecord } from '../data/accounts/users';
import { bearerOf } from '../http/cross-site';
import { sessionTokenOf, userOfSessionToken } from './session';
import { sessionCookieName } from './session-token';

/**
 * Who asks: the bearer of an API key, else whoever is signed in, else a guest. Pages call it without a request. Without
 * a key and without a cookie the database isn't asked.
 * @throws AppError invalid-key where a key was sent that doesn't open anything
 */
export async function currentActor(request?: Request): Promise<Actor> {
  if (!request) return actorOfPage();
  const key = bearerOf(request.headers);
  if (key !== null) return authenticateApiKey(key);
  const token = sessionTokenOf(request);
  return token === undefined ? GUEST : actorOf(await userOfSessionToken(token));
}

/** Once per rendered page, however many of its parts ask. */
const actorOfPage = cache(async (): Promise<Actor> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token === undefined ? GUEST : actorOf(await userOfSessionToken(token));
});

function actorOf(user: UserRecord | null): Actor {
  if (!user) return GUEST;
  return { kind: 'user', id: user.id, name: user.name, email: user.email, role: user.role };
}

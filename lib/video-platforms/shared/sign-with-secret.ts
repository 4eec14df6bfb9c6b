import { type JWTPayload, SignJWT } from 'jose';

/** By secret: few, and known for as long as the process runs. Making the key takes as long as signing. */
const keys = new Map<string, Promise<CryptoKey>>();

/** A token signed with a secret that both sides hold: HS256, `typ` exactly "JWT" as Prosody demands. */
export async function signWithSecret(claims: JWTPayload, secret: string): Promise<string> {
  const key = keys.get(secret) ?? importKey(secret);
  keys.set(secret, key);
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(await key);
}

function importKey(secret: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign']);
}

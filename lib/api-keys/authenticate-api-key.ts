import type { Actor } from '../access/actor';
import { type ApiKeyWithUser, findApiKeyByHash, touchApiKey } from '../data/accounts/api-keys';
import { getSettings } from '../env/settings';
import { AppError } from '../errors/app-error';
import { hashApiKey, isSameSecret } from './api-key-secret';

const TOUCH_AFTER_MS = 60_000;

/** Longer ones are nobody's key, and need not be hashed. */
const LONGEST_KEY = 500;

/**
 * Whoever an API key acts for. A key has at most the role that its user has now.
 * @throws AppError invalid-key, in words that say whether it is unknown, expired, revoked or of a disabled account
 */
export async function authenticateApiKey(secret: string, now: Date = new Date()): Promise<Actor> {
  const bootstrapKey = getSettings().PATCHBAY_API_KEY;
  if (secret === '' || secret.length > LONGEST_KEY) throw unknownKey();
  if (bootstrapKey !== undefined && isSameSecret(secret, bootstrapKey)) {
    return { kind: 'api-key', id: 'bootstrap', name: 'PATCHBAY_API_KEY', role: 'admin', userId: null };
  }
  const key = await findApiKeyByHash(hashApiKey(secret));
  if (!key) throw unknownKey();
  assertUsable(key, now);
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > TOUCH_AFTER_MS) await touchApiKey(key.id);
  return { kind: 'api-key', id: key.id, name: key.name, role: effectiveRole(key), userId: key.userId };
}

function unknownKey(): AppError {
  return new AppError('invalid-key', 'This API key is not known here. Check that it was copied whole.');
}

function assertUsable(key: ApiKeyWithUser, now: Date): void {
  if (key.revokedAt) throw new AppError('invalid-key', 'This API key was revoked. Make a new one.');
  if (key.expiresAt && key.expiresAt <= now) {
    throw new AppError('invalid-key', `This API key expired at ${key.expiresAt.toISOString()}. Make a new one.`);
  }
  if (key.isUserDisabled) throw new AppError('invalid-key', 'The account that this API key belongs to is disabled.');
}

function effectiveRole(key: ApiKeyWithUser): 'admin' | 'member' {
  const isUserAdmin = key.userId === null || key.userRole === 'admin';
  return key.role === 'admin' && isUserAdmin ? 'admin' : 'member';
}

import type { Grant, PlatformServices } from '../contract';
import { VideoPlatformError } from '../errors';
import { signWithSecret } from '../shared/sign-with-secret';
import { callDaily } from './api';
import type { DailyConfig } from './config';
import { tokenSchema } from './schemas';
import { type TokenProperties, type TokenRequest, tokenClaims, tokenProperties } from './token-claims';

/**
 * Daily looks at a token only when somebody enters, and a token can't be taken back: so it lasts as long as entering
 * takes. A page that is told "expired" fetches a fresh one.
 */
const GRANT_MS = 10 * 60_000;

/** A person waits for it, perhaps after waiting for the domain's id in vain. */
const GRANT_TIMEOUT_MS = 4_000;

/**
 * One person's way into one room. Signed here with the API key, which costs no call; where Daily doesn't tell the
 * domain's id that such a token needs, Daily is asked for the token.
 */
export async function issueGrant(
  context: {
    readonly config: DailyConfig;
    readonly services: PlatformServices;
    readonly readDomainId: () => Promise<string | null>;
  },
  request: Pick<TokenRequest, 'meeting' | 'participant' | 'role'>,
): Promise<Grant> {
  const { config, services } = context;
  const now = services.now();
  // Tokens count in seconds: a grant must not claim to last a fraction longer than its token.
  const expiresAt = new Date(Math.floor((now.getTime() + GRANT_MS) / 1_000) * 1_000);
  const properties = tokenProperties({ ...request, now, expiresAt });
  const domainId = await context.readDomainId().catch((error: unknown) => {
    // With a key that is refused, the other way is refused as well.
    if (error instanceof VideoPlatformError && error.code !== 'unauthorised') return null;
    throw error;
  });
  return {
    role: request.role,
    displayName: request.participant.displayName,
    url: `https://${config.subdomain}.daily.co/${encodeURIComponent(request.meeting.roomName)}`,
    token:
      domainId === null
        ? await askForToken(config, services, properties)
        : signWithSecret(tokenClaims(properties, domainId), config.apiKey),
    expiresAt,
  };
}

async function askForToken(
  config: DailyConfig,
  services: PlatformServices,
  properties: TokenProperties,
): Promise<string> {
  const { token } = await callDaily(config, services, {
    operation: 'issue-grant',
    method: 'POST',
    path: '/meeting-tokens',
    body: { properties },
    schema: tokenSchema,
    retry: 'always',
    timeoutMs: GRANT_TIMEOUT_MS,
  });
  return token;
}

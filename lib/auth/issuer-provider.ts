import type { OAuthConfig } from 'next-auth/providers/oauth';
import { getSettings } from '../env/settings';

const DISCOVERY = '/.well-known/openid-configuration';
const ANSWER_WITHIN_MS = 10_000;

/** Signing in through any OpenID Connect issuer, found by its discovery document; null where none is configured. */
export function issuerProvider(): OAuthConfig<Record<string, unknown>> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = getSettings();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  const issuer = OIDC_ISSUER.replace(/\/+$/, '');
  return {
    id: 'oidc',
    name: new URL(issuer).hostname,
    type: 'oauth',
    wellKnown: issuer.endsWith(DISCOVERY) ? issuer : `${issuer}${DISCOVERY}`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: ANSWER_WITHIN_MS },
    userinfo: {
      // Groups and e-mail are in the ID token at some providers and only in the userinfo answer at others. The ID token
      // wins: it is signed.
      request: async ({ client, tokens }) => {
        // The type says otherwise, but what openid-client hands over is its TokenSet, whose claims it has verified.
        const { claims } = tokens as { claims?: () => Record<string, unknown> };
        const signed = claims?.call(tokens) ?? {};
        if (!client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return signed;
        const { sub, ...told } = await client.userinfo(tokens.access_token);
        // A provider that speaks of another person here is not to be believed at all.
        if (sub !== signed.sub) throw new Error('The userinfo answer is about somebody else than the ID token.');
        return { ...told, ...signed };
      },
    },
    // What becomes of the person is decided in the sign-in callback, which gets the claims as they are.
    profile: (claims) => ({ id: String(claims.sub ?? '') }),
  };
}

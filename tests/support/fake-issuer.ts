import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface FakeIssuer {
  readonly url: string;
  /** What it says of whoever signs in next: in the ID token, and in the userinfo answer. */
  person: { signed: Record<string, unknown>; told: Record<string, unknown> };
  /** Follows the address that a browser was sent to, as a person who signs in: the address it is sent back to. */
  visit(authorizationUrl: string): URL;
  close(): Promise<void>;
}

/** A small OpenID Connect provider on a port of its own: discovery, keys, tokens and userinfo. */
export async function startFakeIssuer(clientId: string): Promise<FakeIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' };
  const nonces = new Map<string, string>();
  const issuer = { url: '', person: { signed: {}, told: {} } } as FakeIssuer & { url: string };

  const idToken = (nonce: string | undefined): Promise<string> =>
    new SignJWT({ sub: 'person-1', ...issuer.person.signed, nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
      .setIssuer(issuer.url)
      .setAudience(clientId)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);

  const answer = async (path: string, body: string): Promise<unknown> => {
    switch (path) {
      case '/.well-known/openid-configuration':
        return {
          issuer: issuer.url,
          authorization_endpoint: `${issuer.url}/authorize`,
          token_endpoint: `${issuer.url}/token`,
          userinfo_endpoint: `${issuer.url}/userinfo`,
          jwks_uri: `${issuer.url}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        };
      case '/keys':
        return { keys: [jwk] };
      case '/token': {
        const form = new URLSearchParams(body);
        if (!form.get('code_verifier')) return { error: 'invalid_grant' };
        const nonce = nonces.get(form.get('code') ?? '');
        return { access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: await idToken(nonce) };
      }
      case '/userinfo':
        return { sub: 'person-1', ...issuer.person.told };
      default:
        return { error: 'not_found' };
    }
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void answer(new URL(request.url ?? '/', issuer.url).pathname, Buffer.concat(chunks).toString()).then((body) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(body));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return Object.assign(issuer, {
    visit(authorizationUrl: string) {
      const wanted = new URL(authorizationUrl).searchParams;
      const code = `code-${nonces.size + 1}`;
      nonces.set(code, wanted.get('nonce') ?? '');
      const back = new URL(wanted.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', wanted.get('state') ?? '');
      return back;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

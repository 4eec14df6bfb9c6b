import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as getMe } from '@/app/api/v1/me/route';
import { listSignInMethods } from '@/lib/auth/sign-in-methods';
import { findUserByEmail } from '@/lib/data/accounts/users';
import { sql } from '@/lib/data/sql';
import { openBrowser, type TestBrowser } from '../support/browser';
import { makeUser } from '../support/factories';
import { type FakeIssuer, startFakeIssuer } from '../support/fake-issuer';
import { setUpTestDatabase } from '../support/test-database';

const ORIGIN = 'http://localhost:3000';
const SESSION = 'next-auth.session-token';

setUpTestDatabase();

let issuer: FakeIssuer;
let browser: TestBrowser;

beforeAll(async () => {
  issuer = await startFakeIssuer('patchbay');
  Object.assign(process.env, {
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: 'patchbay',
    OIDC_CLIENT_SECRET: 'a secret of the client',
    OIDC_ADMIN_GROUP: 'patchbay-admins',
  });
});

afterAll(() => issuer.close());

beforeEach(async () => {
  await sql.query({ text: 'TRUNCATE users, audit_entries CASCADE' });
  browser = openBrowser(ORIGIN);
  issuer.person = { signed: { email: 'ada@example.com', email_verified: true, name: 'Ada' }, told: {} };
});

/** Goes to the issuer and comes back; the answer to coming back. */
async function signIn(change?: (back: URL) => void): Promise<URL> {
  const { csrfToken } = await (await browser.auth('csrf')).json();
  const form = { csrfToken, json: 'true', callbackUrl: '/standup' };
  const { url } = await (await browser.auth('signin/oidc', { form })).json();
  const back = issuer.visit(url);
  change?.(back);
  // The browser comes from the issuer's site.
  const headers = { 'sec-fetch-site': 'cross-site' };
  const response = await browser.auth(`callback/oidc${back.search}`, { headers });
  return new URL(response.headers.get('location') ?? '', ORIGIN);
}

async function whoAmI(): Promise<Record<string, unknown>> {
  return (await getMe(browser.request('/api/v1/me'))).json();
}

describe('signing in through an issuer', () => {
  it('is offered by its name', () => {
    expect(listSignInMethods()).toEqual({ hasPassword: true, issuer: { id: 'oidc', name: '127.0.0.1' } });
  });

  it('makes an account and a session, and leads to where one wanted to go', async () => {
    const target = await signIn();
    expect(target.href).toBe(`${ORIGIN}/standup`);
    expect(await whoAmI()).toMatchObject({ kind: 'user', email: 'ada@example.com', name: 'Ada', role: 'member' });
    expect(browser.attributes.get(SESSION)).not.toContain('Secure');
  });

  it('makes administrators of the group that only the userinfo answer tells', async () => {
    issuer.person.told = { groups: ['staff', 'patchbay-admins'] };
    await signIn();
    expect(await whoAmI()).toMatchObject({ role: 'admin' });
  });

  it('does not let the userinfo answer vouch for what the signed token denies', async () => {
    await makeUser({ email: 'ada@example.com', role: 'admin' });
    issuer.person = {
      signed: { email: 'ada@example.com', email_verified: false },
      told: { email_verified: true, groups: [] },
    };
    const target = await signIn();
    expect(target.pathname).toBe('/login');
    expect(target.searchParams.get('error')).toBe('OAuthAccountNotLinked');
    expect(browser.cookies.has(SESSION)).toBe(false);
    expect((await findUserByEmail('ada@example.com'))?.hasSingleSignOn).toBe(false);
  });

  it('refuses an answer about somebody else', async () => {
    issuer.person.told = { sub: 'person-2', groups: ['patchbay-admins'] };
    expect((await signIn()).searchParams.get('error')).toBe('OAuthCallback');
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it('refuses an answer that this browser did not ask for', async () => {
    const target = await signIn((back) => back.searchParams.set('state', 'planted'));
    expect(target.searchParams.get('error')).toBe('OAuthCallback');
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it('tells a disabled account that it is one', async () => {
    await signIn();
    await sql.query({ text: 'UPDATE users SET disabled_at = now()' });
    expect((await signIn()).searchParams.get('error')).toBe('account-disabled');
  });
});

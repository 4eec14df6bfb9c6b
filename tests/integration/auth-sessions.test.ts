import { beforeEach, describe, expect, it, vi } from 'vitest';
import { POST as changePasswordRoute } from '@/app/api/v1/me/password/route';
import { GET as getMe } from '@/app/api/v1/me/route';
import { GET as listUsersRoute } from '@/app/api/v1/users/route';
import { encodeSessionToken } from '@/lib/auth/session-token';
import { sql } from '@/lib/data/sql';
import { markPeer } from '@/lib/metrics/peer-mark';
import { hashPassword } from '@/lib/users/password-hash';
import { updateUser } from '@/lib/users/update-user';
import { openBrowser, type TestBrowser } from '../support/browser';
import { makeUser, type TestUser } from '../support/factories';
import { setUpTestDatabase } from '../support/test-database';

const ORIGIN = 'https://meet.example.com';
const SESSION = '__Secure-next-auth.session-token';
process.env.PUBLIC_URL = ORIGIN;

// Passwords are slow to check by intent, and slower beside other tests.
vi.setConfig({ testTimeout: 60_000 });

setUpTestDatabase();

let ada: TestUser;
let browser: TestBrowser;
const passwordHash = hashPassword('correct horse');

beforeEach(async () => {
  await sql.query({ text: 'TRUNCATE users, sign_in_throttles, audit_entries CASCADE' });
  ada = await makeUser({ email: 'ada@example.com', role: 'admin', passwordHash: await passwordHash });
  browser = openBrowser(ORIGIN);
});

const signIn = (more?: Record<string, string>): Promise<URL> =>
  browser.signIn('ada@example.com', 'correct horse', more);

async function whoAmI(): Promise<{ status: number; code?: string; role?: string }> {
  const response = await getMe(browser.request('/api/v1/me'));
  return { ...(await response.json()), status: response.status };
}

describe('a session', () => {
  it('begins with the right password, in a cookie that scripts and plain http never see', async () => {
    expect((await whoAmI()).status).toBe(401);
    await signIn();
    expect(await whoAmI()).toMatchObject({ status: 200, id: ada.id, email: 'ada@example.com', role: 'admin' });
    const attributes = browser.attributes.get(SESSION) ?? '';
    expect(attributes).toContain('HttpOnly');
    expect(attributes).toContain('SameSite=Lax');
    expect(attributes).toContain('Secure');
    expect(attributes).toContain('Path=/');
  });

  it('does not begin with a wrong one, and says so by a code', async () => {
    const target = await browser.signIn('ada@example.com', 'wrong');
    expect(target.searchParams.get('error')).toBe('CredentialsSignin');
    expect(browser.cookies.has(SESSION)).toBe(false);
    for (let time = 0; time < 4; time++) await browser.signIn('ada@example.com', 'wrong');
    const slowed = await signIn();
    expect(slowed.searchParams.get('error')).toMatch(/^too-many-requests-\d+$/);
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  it('is not guessed at faster by inventing addresses', async () => {
    const guess = async (index: number, remoteAddress: string): Promise<string | null> => {
      const headers = { 'x-forwarded-for': `203.0.113.${index}` };
      markPeer({ headers, socket: { remoteAddress } });
      const { csrfToken } = await (await browser.auth('csrf')).json();
      const form = { email: 'ada@example.com', password: 'wrong', csrfToken, json: 'true' };
      const answer = await browser.auth('callback/credentials', { form, headers });
      return new URL((await answer.json()).url, ORIGIN).searchParams.get('error');
    };
    const stranger: (string | null)[] = [];
    for (let index = 1; index <= 6; index++) stranger.push(await guess(index, '198.51.100.1'));
    expect(stranger.at(-1)).toMatch(/^too-many-requests-/);
    // What a proxy says is believed: these are different people.
    const behindProxy: (string | null)[] = [];
    for (let index = 1; index <= 6; index++) behindProxy.push(await guess(index, '127.0.0.1'));
    expect(behindProxy.at(-1)).toBe('CredentialsSignin');
  });

  it('has a token of its own each time, whatever the browser brought along', async () => {
    browser.cookies.set(SESSION, 'planted-by-somebody');
    await signIn();
    const first = browser.cookies.get(SESSION);
    await signIn();
    const second = browser.cookies.get(SESSION);
    expect(first).not.toBe('planted-by-somebody');
    expect(second).not.toBe(first);
  });

  it('is not believed where its token is forged, foreign or past its time', async () => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { sub: ada.id, sessionVersion: 1, signedInAt: now, sessionId: 'one' };
    browser.cookies.set(SESSION, await encodeSessionToken(claims));
    expect((await whoAmI()).status).toBe(200);
    for (const token of [
      'nonsense',
      (await encodeSessionToken(claims)).replace(/.(?=.{9}$)/, (letter) => (letter === 'A' ? 'B' : 'A')),
      await encodeSessionToken({ ...claims, signedInAt: now - 8 * 60 * 60 - 60 }),
      await encodeSessionToken({ ...claims, sessionVersion: 0 }),
      await encodeSessionToken({ ...claims, sub: '00000000-0000-4000-8000-000000000000' }),
      await encodeSessionToken({ sub: ada.id }),
    ]) {
      browser.cookies.set(SESSION, token);
      expect(await whoAmI()).toMatchObject({ status: 401, code: 'not-signed-in' });
    }
  });

  it('never lasts longer than eight hours, however often it is read', async () => {
    const signedInAt = Math.floor(Date.now() / 1000) - 7 * 60 * 60;
    browser.cookies.set(
      SESSION,
      await encodeSessionToken({ sub: ada.id, sessionVersion: 1, signedInAt, sessionId: 'two' }),
    );
    const session = await (await browser.auth('session')).json();
    expect(session.user).toEqual({ name: ada.name, email: ada.email, role: 'admin' });
    expect(Date.parse(session.expires)).toBe((signedInAt + 8 * 60 * 60) * 1000);
  });

  it('ends with its account', async () => {
    const other = await makeUser({ role: 'admin' });
    await signIn();
    await updateUser({ actor: other.actor, id: ada.id, changes: { isDisabled: true } });
    expect((await whoAmI()).status).toBe(401);
    expect(await (await browser.auth('session')).json()).toEqual({});
    expect(browser.cookies.has(SESSION)).toBe(false);
    expect((await signIn()).searchParams.get('error')).toBe('account-disabled');
  });

  it('loses its power at once with its role', async () => {
    const other = await makeUser({ role: 'admin' });
    await signIn();
    expect((await listUsersRoute(browser.request('/api/v1/users'))).status).toBe(200);
    await updateUser({ actor: other.actor, id: ada.id, changes: { role: 'member' } });
    expect((await listUsersRoute(browser.request('/api/v1/users'))).status).toBe(401);
    await signIn();
    expect((await listUsersRoute(browser.request('/api/v1/users'))).status).toBe(403);
  });

  it('goes on in the browser that changes the password, and ends in every other', async () => {
    const elsewhere = openBrowser(ORIGIN);
    await elsewhere.signIn('ada@example.com', 'correct horse');
    await signIn();
    const json = { currentPassword: 'correct horse', newPassword: 'battery staple' };
    const response = await changePasswordRoute(browser.request('/api/v1/me/password', { method: 'POST', json }));
    expect(response.status).toBe(204);
    browser.keep(response);
    expect((await whoAmI()).status).toBe(200);
    expect((await getMe(elsewhere.request('/api/v1/me'))).status).toBe(401);
  });

  it('ends by signing out', async () => {
    await signIn();
    const { csrfToken } = await (await browser.auth('csrf')).json();
    const copy = browser.cookies.get(SESSION) ?? '';
    await browser.auth('signout', { form: { csrfToken, json: 'true' } });
    expect((await whoAmI()).status).toBe(401);
    // Somebody who kept the cookie is signed out as well, and nobody else.
    browser.cookies.set(SESSION, copy);
    expect((await whoAmI()).status).toBe(401);
    browser.cookies.delete(SESSION);
    await signIn();
    expect((await whoAmI()).status).toBe(200);
  });
});

describe('next-auth', () => {
  it('shows none of its own pages that nothing leads to', async () => {
    for (const page of ['verify-request', 'nonsense', 'new-user']) {
      const response = await browser.auth(page);
      expect([response.status, (await response.json()).code]).toEqual([404, 'not-found']);
    }
  });
});

describe('other sites', () => {
  it('cannot sign anybody in or out', async () => {
    const form = { email: 'ada@example.com', password: 'correct horse' };
    await browser.auth('callback/credentials', { form });
    await browser.auth('callback/credentials', { form: { ...form, csrfToken: 'f'.repeat(64) } });
    expect(browser.cookies.has(SESSION)).toBe(false);

    const { csrfToken } = await (await browser.auth('csrf')).json();
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };
    const response = await browser.auth('callback/credentials', { form: { ...form, csrfToken }, ...foreign });
    expect(response.status).toBe(403);
    expect(browser.cookies.has(SESSION)).toBe(false);

    await signIn();
    expect((await browser.auth('signout', { form: { csrfToken }, ...foreign })).status).toBe(403);
    await browser.auth('signout', { form: {} });
    expect((await whoAmI()).status).toBe(200);
  });

  it('cannot use a session to change anything', async () => {
    await signIn();
    const request = browser.request('/api/v1/me/password', {
      method: 'POST',
      json: { currentPassword: 'correct horse', newPassword: 'battery staple' },
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    });
    const response = await changePasswordRoute(request);
    expect(response.status).toBe(403);
    expect((await response.json()).code).toBe('cross-site-request');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'are never where a sign-in leads: %s',
    async (callbackUrl) => {
      expect((await signIn({ callbackUrl })).origin).toBe(ORIGIN);
      const { csrfToken } = await (await browser.auth('csrf')).json();
      const form = { csrfToken, json: 'true', callbackUrl };
      const { url } = await (await browser.auth('signout', { form })).json();
      expect(new URL(url, ORIGIN).origin).toBe(ORIGIN);
    },
  );

  it('get nothing of the errors of a sign-in but its code', async () => {
    const response = await browser.auth('signin', {});
    expect(new URL(response.headers.get('location') ?? '', ORIGIN).pathname).toBe('/login');
    const path = `signin?callbackUrl=${encodeURIComponent('https://evil.example')}`;
    const target = new URL((await browser.auth(path)).headers.get('location') ?? '', ORIGIN);
    expect(target.origin).toBe(ORIGIN);
    expect(target.searchParams.get('callbackUrl') ?? '').not.toContain('evil');
  });
});

describe('sign-in requests that are not right', () => {
  it('lead from the error page without an error to the plain sign-in page', async () => {
    const answer = await browser.auth('error');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`${ORIGIN}/login`);
    const denied = new URL((await browser.auth('error?error=AccessDenied')).headers.get('location') ?? '', ORIGIN);
    expect(denied.pathname + denied.search).toBe('/login?error=AccessDenied');
  });

  it('are answered, whatever the body holds', async () => {
    const { csrfToken } = await (await browser.auth('csrf')).json();
    const empty = await browser.auth('callback/credentials', { form: { csrfToken, json: 'true' } });
    expect((await empty.json()).url).toContain('error=CredentialsSignin');
    const huge = await browser.auth('callback/credentials', { form: { csrfToken, password: 'x'.repeat(100_000) } });
    expect(huge.status).toBe(413);
  });

  it('cannot fill the log', async () => {
    expect((await browser.auth('_log', { form: { level: 'error', code: 'X', message: 'spam' } })).status).toBe(204);
  });
});

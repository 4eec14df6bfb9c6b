import { beforeAll, describe, expect, it } from 'vitest';
import { makePassCookies, readCallPass, readCallPasses, signCallPass } from './call-pass';

const pass = {
  sessionId: '11111111-1111-4111-8111-111111111111',
  meetingId: '22222222-2222-4222-8222-222222222222',
  role: 'guest' as const,
};

describe('call pass', () => {
  beforeAll(() => {
    process.env.NEXTAUTH_SECRET ??= 'a secret for this test only';
  });

  it('is read back as it was signed', () => {
    expect(readCallPass(signCallPass(pass))).toEqual(pass);
  });

  it('carries the host link that somebody came by, and can’t be freed of it', () => {
    const hosting = { ...pass, role: 'host' as const, hostLinkId: '44444444-4444-4444-8444-444444444444' };
    const signed = signCallPass(hosting);
    expect(readCallPass(signed)).toEqual(hosting);
    expect(readCallPass(signed.replace(`.${hosting.hostLinkId}`, ''))).toBeNull();
  });

  it('gives no host rights to a guest who edits it', () => {
    expect(readCallPass(signCallPass(pass).replace('.guest.', '.host.'))).toBeNull();
  });

  it('is not accepted with another session, cut short or empty', () => {
    const signed = signCallPass(pass);
    expect(readCallPass(signed.replace('11111111-', '33333333-'))).toBeNull();
    expect(readCallPass(signed.slice(0, -4))).toBeNull();
    expect(readCallPass('')).toBeNull();
    expect(readCallPass(undefined)).toBeNull();
  });

  it('is found among the cookies of a request, next to foreign ones', () => {
    const cookies = makePassCookies(pass);
    const header = `theme=dark; ${cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}; patchbay_call_x=nonsense`;
    expect(readCallPasses(header)).toEqual([pass, pass]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOfSecret, signTimestamped, verifyTimestamped } from './signature';

const NOW = new Date('2026-11-24T09:00:00Z');
const timestamp = NOW.getTime() / 1_000;
const rawBody = Buffer.from('{"name":"Zoë 🎉"}');

const check = (header: string | undefined, secrets: readonly string[] = ['right']) =>
  verifyTimestamped({ header, rawBody, now: NOW, secrets, encoding: 'base64' });

describe('verifyTimestamped', () => {
  const header = signTimestamped({ secret: 'right', timestamp, rawBody, encoding: 'base64' });
  const signature = header.slice(header.indexOf('v1=') + 3);

  it('takes what was signed, in hex and in base64 with its padding', () => {
    expect(check(header)).toMatchObject({ isValid: true });
    const hex = signTimestamped({ secret: 'right', timestamp, rawBody, encoding: 'hex' });
    expect(verifyTimestamped({ header: hex, rawBody, now: NOW, secrets: ['right'], encoding: 'hex' }).isValid).toBe(
      true,
    );
  });

  it('takes any of several signatures and of several secrets', () => {
    expect(check(`t=${timestamp},v1=bm9uc2Vuc2U=,v1=${signature}`)).toMatchObject({ isValid: true });
    expect(check(header, ['newer', 'right'])).toMatchObject({ isValid: true });
  });

  it('ignores schemes that it does not know, so that nobody can talk it down', () => {
    expect(check(`t=${timestamp},v0=${signature}`)).toEqual({ isValid: false, reason: 'malformed' });
  });

  it('refuses two times: the header was sent twice', () => {
    expect(check(`${header}, ${header}`)).toEqual({ isValid: false, reason: 'malformed' });
  });

  it('refuses an endless header without parsing it', () => {
    expect(check(`${header}${',v1=x'.repeat(1_000)}`)).toEqual({ isValid: false, reason: 'malformed' });
  });

  it('binds the signature to its time', () => {
    expect(check(header.replace(String(timestamp), String(timestamp + 1)))).toEqual({
      isValid: false,
      reason: 'mismatch',
    });
  });

  it('says which way an honest signature is out of time', () => {
    const at = (shift: number) =>
      check(signTimestamped({ secret: 'right', timestamp: timestamp + shift, rawBody, encoding: 'base64' }));
    expect(at(-301)).toEqual({ isValid: false, reason: 'too-old' });
    expect(at(301)).toEqual({ isValid: false, reason: 'from-the-future' });
  });

  it('never throws and never takes anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(check(text).isValid).toBe(false);
        expect(check(`t=${timestamp},v1=${text}`).isValid).toBe(false);
      }),
    );
  });
});

describe('indexOfSecret', () => {
  it('knows each secret and no part of one', () => {
    expect(indexOfSecret('second', ['first', 'second'])).toBe(1);
    expect(indexOfSecret('secon', ['first', 'second'])).toBe(-1);
    expect(indexOfSecret('', ['', 'first'])).toBe(-1);
    expect(indexOfSecret('', [])).toBe(-1);
  });
});

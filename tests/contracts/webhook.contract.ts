import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatformWebhooks, WebhookVerdict } from '@/lib/video-platforms/contract';
import { VideoPlatformError } from '@/lib/video-platforms/errors';
import { foldEvents } from './fold-events';
import type { ContractHarness } from './video-platform.contract';

const NOW = new Date('2026-11-24T09:00:00Z');
const SECRETS = ['the-secret-in-force-0123456789', 'the-secret-being-rotated-out-01'] as const;

/** What every platform's webhooks do; part of the platform contract. */
export function describeWebhookContract(
  name: string,
  harness: ContractHarness,
  openWebhooks: () => PlatformWebhooks | null,
): void {
  const [SECRET, OLDER] = harness.webhookSecrets ?? SECRETS;
  const webhooks = (): PlatformWebhooks => {
    const opened = openWebhooks();
    if (!opened) throw new Error(`${name} has no webhooks`);
    return opened;
  };
  const [sample] = harness.deliveries;
  const body = Buffer.from(sample?.body ?? '');
  const sign = (rawBody: Uint8Array, secret = SECRET, now = NOW) => harness.sign({ rawBody, secret, now });
  const verify = (headers: ReturnType<typeof sign>, rawBody: Uint8Array = body, secrets = [SECRET]): WebhookVerdict =>
    webhooks().verifyWebhookSignature({ rawBody, headers, now: NOW, secrets });

  describe(`${name}: signatures`, () => {
    it('takes a right one, also by the second secret while one is rotated', () => {
      expect(verify(sign(body))).toMatchObject({ isValid: true });
      expect(verify(sign(body, OLDER), body, [SECRET, OLDER])).toMatchObject({ isValid: true });
    });

    it('says which secret it was, and when the vendor signed where its scheme tells', () => {
      const [newest, older] = [SECRET, OLDER].map((secret) => verify(sign(body, secret), body, [SECRET, OLDER]));
      expect([newest, older]).toMatchObject([{ secretIndex: 0 }, { secretIndex: 1 }]);
      const signedAt = newest?.isValid ? newest.signedAt : undefined;
      expect(signedAt).toEqual(harness.signsBody ? NOW : null);
    });

    it('refuses another secret, and everything where there is none', () => {
      expect(verify(sign(body, 'somebody-elses-secret'))).toEqual({ isValid: false, reason: 'mismatch' });
      expect(verify(sign(body), body, [])).toEqual({ isValid: false, reason: 'mismatch' });
    });

    it('refuses a missing header and one that was sent twice', () => {
      expect(verify({})).toEqual({ isValid: false, reason: 'missing' });
      const twice = Object.entries(sign(body)).map(([header, value]) => [header, `${value}, ${value}`] as const);
      expect(verify(Object.fromEntries(twice)).isValid).toBe(false);
    });

    it.runIf(harness.signsBody)('refuses a body or signature with one bit off', () => {
      const headers = sign(body);
      fc.assert(
        fc.property(fc.nat(body.length * 8 - 1), (bit) => {
          const changed = Uint8Array.from(body);
          changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          expect(verify(headers, changed)).toEqual({ isValid: false, reason: 'mismatch' });
        }),
      );
      for (const [header, value = ''] of Object.entries(headers)) {
        const last = value.at(-1) === '0' ? '1' : '0';
        const changed = { ...headers, [header]: `${value.slice(0, -1)}${last}` };
        expect(verify(changed)).toEqual({ isValid: false, reason: 'mismatch' });
      }
    });

    it.runIf(harness.signsBody)('refuses a body that was read and written again', () => {
      const spaced = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1));
      expect(verify(sign(body), spaced)).toEqual({ isValid: false, reason: 'mismatch' });
      expect(verify(sign(spaced), spaced)).toMatchObject({ isValid: true });
    });

    it.runIf(harness.signsBody)('refuses old ones and those from the future, beyond five minutes', () => {
      const at = (seconds: number) => verify(sign(body, SECRET, new Date(NOW.getTime() + seconds * 1_000)));
      expect(at(-299)).toMatchObject({ isValid: true });
      expect(at(299)).toMatchObject({ isValid: true });
      expect(at(-301)).toEqual({ isValid: false, reason: 'too-old' });
      expect(at(301)).toEqual({ isValid: false, reason: 'from-the-future' });
    });

    it('never throws, whatever the headers and the body are', () => {
      const names = Object.keys(sign(body));
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...names), fc.string()), fc.uint8Array(), (headers, rawBody) => {
          expect(verify(headers, rawBody).isValid).toBe(false);
        }),
      );
    });
  });

  describe(`${name}: events`, () => {
    it.each(harness.deliveries)('$what', ({ path, body: text, events }) => {
      expect(webhooks().normalise(Buffer.from(text), path)).toEqual(events);
    });

    it('covers every kind of event that a presence needs', () => {
      const types = new Set(harness.deliveries.flatMap(({ events }) => events.map((event) => event.type)));
      expect([...types]).toEqual(
        expect.arrayContaining(['meeting-started', 'participant-joined', 'participant-left', 'meeting-ended']),
      );
    });

    it('reads the same twice and leaves the body alone', () => {
      for (const { path, body: text } of harness.deliveries) {
        const rawBody = Buffer.from(text);
        expect(webhooks().normalise(rawBody, path)).toEqual(webhooks().normalise(rawBody, path));
        expect(rawBody.toString()).toBe(text);
      }
    });

    it('tell the same of who was in, whatever their order and however often each comes', () => {
      const told = harness.deliveries.map(({ path, body: text }) => webhooks().normalise(Buffer.from(text), path));
      const truth = foldEvents(told.flat());
      expect(truth.length).toBeGreaterThan(0);
      const shuffledWithRepetitions = fc.shuffledSubarray([...told, ...told, ...told], {
        minLength: told.length * 3,
      });
      fc.assert(
        fc.property(shuffledWithRepetitions, (deliveries) => {
          expect(foldEvents(deliveries.flat())).toEqual(truth);
        }),
      );
    });

    it('are known by the id and the type they name, whatever else they lack, and mean nothing where the type is new', () => {
      for (const { path, body: text } of harness.deliveries.filter(({ events }) => events.length > 0)) {
        const { eventId, type } = webhooks().readEnvelope(Buffer.from(text), path);
        const fields = Object.entries(JSON.parse(text) as Record<string, unknown>);
        const named = fields.filter(([, value]) => value === eventId || value === type);
        const bare = Buffer.from(JSON.stringify(Object.fromEntries(named)));
        expect(webhooks().readEnvelope(bare, path)).toMatchObject({ eventId, type });

        const renamed = named.map(([field, value]) => [field, value === type ? 'weird.thing' : value]);
        const strange = Buffer.from(JSON.stringify(Object.fromEntries(renamed)));
        expect(webhooks().readEnvelope(strange, path)).toMatchObject({ eventId, type: 'weird.thing' });
        expect(webhooks().normalise(strange, path)).toEqual([]);
      }
    });

    it('throws nothing but malformed-response on garbage, and reads no envelope from it', () => {
      const garbage = fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => new TextEncoder().encode(text)),
      );
      fc.assert(
        fc.property(garbage, (rawBody) => {
          expect(webhooks().readEnvelope(rawBody, '/')).toEqual({ eventId: null, type: null });
          try {
            expect(webhooks().normalise(rawBody, '/')).toEqual([]);
          } catch (error) {
            expect(error).toBeInstanceOf(VideoPlatformError);
            expect(error).toMatchObject({ code: 'malformed-response', isRetryable: false });
          }
        }),
      );
    });
  });
}

import { describe, expect, it } from 'vitest';
import { maskSecretFields } from './mask-secret-fields';

describe('maskSecretFields', () => {
  it('hides what opens a file or a door, and leaves the rest as it came', () => {
    const body =
      '{"data": {"preAuthenticatedLink" : "https://x.test/\\"a\\"?t=1", "name":"Zoë \\u0000 link"}, "share_token":"abc"}';
    expect(maskSecretFields(body)).toBe(
      '{"data": {"preAuthenticatedLink" : "[secret]", "name":"Zoë \\u0000 link"}, "share_token":"[secret]"}',
    );
  });

  it('takes text that is no JSON', () => {
    expect(maskSecretFields('"link":"')).toBe('"link":"');
  });
});

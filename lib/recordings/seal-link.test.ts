import { describe, expect, it } from 'vitest';
import { openSealedLink, sealLink } from './seal-link';

const url = 'https://8x8.example/recordings/1?token=secret';

describe('sealLink', () => {
  it('gives the link back for its own recording only', () => {
    const sealed = sealLink(url, 'rec-1');
    expect(openSealedLink(sealed, 'rec-1')).toBe(url);
    expect(openSealedLink(sealed, 'rec-2')).toBeNull();
  });

  it('shows nothing of the link, and looks different each time', () => {
    const sealed = sealLink(url, 'rec-1');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('8x8');
    expect(sealLink(url, 'rec-1')).not.toBe(sealed);
  });

  it('takes nothing that was changed or is no seal', () => {
    const bytes = Buffer.from(sealLink(url, 'rec-1'), 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(openSealedLink(bytes.toString('base64url'), 'rec-1')).toBeNull();
    expect(openSealedLink('', 'rec-1')).toBeNull();
    expect(openSealedLink(url, 'rec-1')).toBeNull();
  });
});

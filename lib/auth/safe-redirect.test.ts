import { describe, expect, it } from 'vitest';
import { safeRedirect } from './safe-redirect';

const ORIGIN = 'https://meet.example.com';

describe('where a sign-in leads', () => {
  it.each([
    ['/standup', `${ORIGIN}/standup`],
    ['/admin/rooms?search=a#top', `${ORIGIN}/admin/rooms?search=a#top`],
    [`${ORIGIN}/standup`, `${ORIGIN}/standup`],
    ['standup', `${ORIGIN}/standup`],
  ])('%s stays with us', (wanted, target) => {
    expect(safeRedirect(wanted, ORIGIN)).toBe(target);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'https://meet.example.com.evil.example/',
    'https://meet.example.com@evil.example/',
    'https://user:pass@meet.example.com/',
    'http://meet.example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    '',
    undefined,
    ['/standup'],
    { toString: () => '/standup' },
  ])('%s leads to the front page', (wanted) => {
    expect(safeRedirect(wanted, ORIGIN)).toBe(ORIGIN);
  });
});

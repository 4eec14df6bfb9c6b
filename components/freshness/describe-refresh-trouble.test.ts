import { expect, it } from 'vitest';
import { describeRefreshTrouble } from './describe-refresh-trouble';

const since = Date.parse('2026-03-02T10:42:00Z');

it('says since when there is no connection, and what that means for the page', () => {
  const trouble = { kind: 'unreachable', since, message: null } as const;
  expect(describeRefreshTrouble(trouble, new Date('2026-03-02T10:50:00Z'), 'UTC')).toBe(
    'No connection since 10:42. What you see may be out of date.',
  );
  expect(describeRefreshTrouble(trouble, new Date('2026-03-03T08:00:00Z'), 'UTC')).toBe(
    'No connection since 2 Mar 10:42. What you see may be out of date.',
  );
});

it('says why, where the server said so', () => {
  const trouble = { kind: 'refused', since, message: 'Sign in, or send an API key, to do this.' } as const;
  expect(describeRefreshTrouble(trouble, new Date('2026-03-02T10:50:00Z'), 'UTC')).toBe(
    'Can’t be refreshed since 10:42. What you see may be out of date. Sign in, or send an API key, to do this.',
  );
});

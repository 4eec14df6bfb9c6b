import { expect, it } from 'vitest';
import { kindOfPath } from './kind-of-path';

it.each([
  ['/api/webhooks/mock', 'webhook'],
  ['/api/v1/rooms?limit=1', 'api'],
  ['/_next/static/a.js', 'asset'],
  ['/demo-platform/api/rooms', 'demo'],
  ['/standup', 'page'],
  ['', 'page'],
])('sorts %s as %s', (path, kind) => {
  expect(kindOfPath(path)).toBe(kind);
});

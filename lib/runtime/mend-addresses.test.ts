import { describe, expect, it } from 'vitest';
import { answerUnreadableAddress } from '../http/answer-unreadable-address';
import { mendAddress } from './mend-addresses';

describe('an address', () => {
  it.each(['/standup', '/r%C3%A9union?name=%E0%A4%A', '/api/v1/rooms/a%20b', '/100%25', '/', '/?a=%'])(
    'stays as it is where it can be read: %s',
    (address) => {
      expect(mendAddress(address)).toBe(address);
    },
  );

  it.each(['/%E0%A4%A', '/admin/rooms/%E0%A4%A?tab=%41', '/%', '/r%C3%A9union/%zz'])(
    'leads people to a page that does not exist where it cannot be read: %s',
    (address) => {
      // Two parts, as no room's address has: else somebody could give that name to a room.
      expect(mendAddress(address)).toMatch(/^\/[a-z]+\/[a-z]+$/);
    },
  );

  it.each(['/api/v1/rooms/%E0%A4%A', '/api/%E0%A4%A?limit=1', '/api/webhooks/%E0%A4%A'])(
    'leads programs to an answer that says so: %s',
    async (address) => {
      expect(mendAddress(address)).toBe('/api/unreadable-address');
      const answer = await answerUnreadableAddress();
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ code: 'invalid-request', detail: expect.stringMatching(/percent/) });
    },
  );
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchJson } from './fetch-json';

function answerWith(response: Response | Error): ReturnType<typeof vi.fn> {
  const fetch = vi.fn(async () => {
    if (response instanceof Error) throw response;
    return response;
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

afterEach(() => vi.unstubAllGlobals());

describe('fetchJson', () => {
  it('sends a body as JSON with the version it means to change', async () => {
    const fetch = answerWith(Response.json({ ok: true }));
    await expect(fetchJson('/api/v1/rooms/a1', { method: 'PATCH', body: { title: 'A' }, version: 4 })).resolves.toEqual(
      {
        ok: true,
      },
    );
    expect(fetch).toHaveBeenCalledWith('/api/v1/rooms/a1', {
      method: 'PATCH',
      body: '{"title":"A"}',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'If-Match': '"4"' },
    });
  });

  it('gives nothing for an answer without a body', async () => {
    answerWith(new Response(null, { status: 204 }));
    await expect(fetchJson('/api/v1/rooms/a1', { method: 'DELETE' })).resolves.toBeUndefined();
  });

  it('turns a problem document into a problem with its first message per field', async () => {
    const body = {
      code: 'no-platform',
      detail: 'No platform can take this.',
      supportCode: 'abc',
      sentence: 'Jitsi is switched off.',
      errors: [
        { path: 'name', message: 'first' },
        { path: 'name', message: 'second' },
        { path: 'title', message: 'other' },
      ],
    };
    answerWith(Response.json(body, { status: 503, headers: { 'Retry-After': '5' } }));
    await expect(fetchJson('/x')).rejects.toMatchObject({
      code: 'no-platform',
      status: 503,
      message: 'No platform can take this.',
      supportCode: 'abc',
      retryAfterSeconds: 5,
      fieldErrors: { name: 'first', title: 'other' },
      details: { sentence: 'Jitsi is switched off.' },
    });
  });

  it('says so in plain words where a proxy answers with a page of its own', async () => {
    answerWith(new Response('<html>Bad gateway</html>', { status: 502 }));
    await expect(fetchJson('/x')).rejects.toMatchObject({ code: 'bad-answer', status: 502, retryAfterSeconds: null });
  });

  it('tells a lost connection from a request that was given up', async () => {
    answerWith(new TypeError('Failed to fetch'));
    await expect(fetchJson('/x')).rejects.toMatchObject({ code: 'network', status: 0 });
    answerWith(new DOMException('gone', 'AbortError') as unknown as Error);
    await expect(fetchJson('/x')).rejects.toMatchObject({ name: 'AbortError' });
  });
});

import { describe, expect, it } from 'vitest';
import { defineMethods } from './define-methods';

const answer = async () => Response.json({});

const send = (route: (request: Request) => Response, method: string) =>
  route(new Request('https://meet.example.com/api/v1/rooms', { method }));

describe('a method that an address does not have', () => {
  const routes = defineMethods({ GET: answer, POST: answer });

  it('is answered with 405, the methods that work, and a problem document', async () => {
    const response = send(routes.DELETE, 'DELETE');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 405,
      code: 'method-not-allowed',
      detail: 'This address takes GET and POST, not DELETE.',
    });
    for (const method of ['PATCH', 'PUT'] as const) expect(send(routes[method], method).status).toBe(405);
  });

  it('is refused to HEAD too where nothing can be read, which Next.js answers with GET', async () => {
    const response = send(defineMethods({ POST: answer }).GET, 'HEAD');
    expect(response.headers.get('allow')).toBe('OPTIONS, POST');
    expect(await response.json()).toMatchObject({ detail: 'This address takes POST, not HEAD.' });
  });

  it('is named by OPTIONS', () => {
    const response = send(routes.OPTIONS, 'OPTIONS');
    expect(response.status).toBe(204);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
  });
});

it('leaves the methods that an address has alone', () => {
  expect(defineMethods({ GET: answer }).GET).toBe(answer);
});

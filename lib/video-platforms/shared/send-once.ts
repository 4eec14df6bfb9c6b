import type { z } from 'zod';
import type { TryTime } from './call-time';
import { BrokenAnswer, refusalOf } from './vendor-failure';
import type { VendorRequest } from './vendor-request';

/** No answer that we ask for is larger; a larger one is a mistake or an attack. */
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;

/** What of a refusal is looked at: vendors explain themselves in a line or two. */
const LARGEST_REFUSAL_BYTES = 64 * 1024;

/** Asks once and reads the answer. Throws what came instead; `failureOf` makes sense of it. */
export async function sendOnce<Schema extends z.ZodType>(
  request: VendorRequest<Schema>,
  { signal }: TryTime,
): Promise<{ readonly answer: z.infer<Schema>; readonly status: number }> {
  const response = await request.services.fetch(request.url, {
    method: request.method,
    ...toContent(request),
    // A followed redirect would carry the key to wherever it leads.
    redirect: 'manual',
    signal,
  });
  const { status } = response;
  if (!response.ok) return { answer: await readRefusal(request, response), status };
  if (request.schema === null) {
    await discard(response);
    // Somebody between us and the vendor answered: a proxy's sign-in page is no "it is deleted".
    if (/^text\/html\b/i.test(response.headers.get('content-type') ?? ''))
      throw new BrokenAnswer('answered with a web page', status);
    return { answer: undefined as z.infer<Schema>, status };
  }
  const text = await readLimited(response, LARGEST_ANSWER_BYTES);
  if (text === null) throw new BrokenAnswer('answered with too much', status);
  return { answer: parseAnswer(request.schema, text, status), status };
}

function toContent({ body, headers }: VendorRequest<z.ZodType>): Pick<RequestInit, 'headers' | 'body'> {
  if (body === undefined) return { headers: { accept: 'application/json', ...headers } };
  // A form brings its own type: for files that holds a boundary which only fetch knows.
  if (body instanceof FormData || body instanceof URLSearchParams) {
    return { headers: { accept: 'application/json', ...headers }, body };
  }
  return {
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

async function readRefusal<Schema extends z.ZodType>(
  request: VendorRequest<Schema>,
  response: Response,
): Promise<z.infer<Schema>> {
  const { status } = response;
  if (request.readRefusal && status >= 400 && status < 500) {
    const text = await readLimited(response, LARGEST_REFUSAL_BYTES);
    const answer = text === null ? null : request.readRefusal({ status, text });
    if (answer !== null) return answer;
  }
  await discard(response);
  throw refusalOf(request, response);
}

/** The body as text; null where it is larger than that. */
async function readLimited(response: Response, largestBytes: number): Promise<string | null> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > largestBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Frees the connection of an answer that nobody reads on. */
async function discard(response: Response): Promise<void> {
  if (!response.bodyUsed) await response.body?.cancel().catch(() => undefined);
}

function parseAnswer<Schema extends z.ZodType>(schema: Schema, text: string, status: number): z.infer<Schema> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new BrokenAnswer('answered with something that is not JSON', status);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 3).map(({ path }) => nameOfPlace(path));
  throw new BrokenAnswer(`answered with unexpected JSON (${places.join(', ')})`, status);
}

/** Where answers are keyed by what people wrote, a part of the path is theirs; such parts are left out. */
function nameOfPlace(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (/^\w{1,40}$/.test(String(part)) ? String(part) : '…'));
  return parts.join('.') || 'the answer';
}

import type { z } from 'zod';
import { VideoPlatformError, type VideoPlatformErrorCode } from '../errors';

/** One create at a vendor has this long; see the caller's `signal` for less. */
export const DEFAULT_TIMEOUT_MS = 6_000;

/** No answer that we ask for is larger; a larger one is a mistake or an attack. */
const LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;

export interface VendorRequest<Schema extends z.ZodType> {
  readonly platform: string;
  /** Names the call in errors and logs, for example `create-meeting`. */
  readonly operation: string;
  readonly fetch: typeof globalThis.fetch;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What the answer must hold; lenient about what else it holds. Null where the body does not matter. */
  readonly schema: Schema | null;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Calls a vendor and returns its parsed answer; whatever goes wrong becomes a VideoPlatformError. Messages are made of
 * the operation, the status and a network code only: a vendor's text, an address or a header might hold a secret.
 * @throws VideoPlatformError `unauthorised` (401, 403), `not-found` (404, 410), `rate-limited` (429, with
 *   retryAfterMs where the vendor names it), `unavailable` (408, 5xx, no answer in time, no connection),
 *   `malformed-response` (a redirect, HTML, cut or unexpected JSON), `rejected` (every other 4xx)
 */
export async function requestVendor<Schema extends z.ZodType>(
  request: VendorRequest<Schema>,
): Promise<z.infer<Schema>> {
  const timeoutMs = request.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
  try {
    const response = await request.fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      // A followed redirect would carry the key to wherever it leads.
      redirect: 'manual',
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel().catch(() => undefined);
      throw errorOfStatus(request, response);
    }
    if (request.schema === null) {
      await response.body?.cancel().catch(() => undefined);
      return undefined as z.infer<Schema>;
    }
    return parseAnswer(request, request.schema, await readLimited(request, response));
  } catch (error) {
    if (error instanceof VideoPlatformError) throw error;
    throw vendorError(request, 'unavailable', failureText(error, { timeout, caller: request.signal, timeoutMs }));
  }
}

function vendorError(
  request: { readonly platform: string; readonly operation: string },
  code: VideoPlatformErrorCode,
  text: string,
  retryAfterMs: number | null = null,
): VideoPlatformError {
  const { platform, operation } = request;
  return new VideoPlatformError({
    platform,
    operation,
    code,
    retryAfterMs,
    reason: text,
  });
}

function errorOfStatus(request: VendorRequest<z.ZodType>, response: Response): VideoPlatformError {
  const { status } = response;
  const text = `answered ${status}`;
  if (status === 401 || status === 403) return vendorError(request, 'unauthorised', text);
  if (status === 404 || status === 410) return vendorError(request, 'not-found', text);
  if (status === 429) return vendorError(request, 'rate-limited', text, readRetryAfter(response));
  if (status === 408 || status >= 500) return vendorError(request, 'unavailable', text, readRetryAfter(response));
  // A manual redirect may also show as an opaque answer with status 0.
  if (status < 400) return vendorError(request, 'malformed-response', 'answered with a redirect');
  return vendorError(request, 'rejected', text);
}

/** Retry-After in milliseconds, whether it was given in seconds or as a date; null where it is absent or nonsense. */
function readRetryAfter(response: Response): number | null {
  const value = response.headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
}

async function readLimited(request: VendorRequest<z.ZodType>, response: Response): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > LARGEST_ANSWER_BYTES) throw vendorError(request, 'malformed-response', 'answered with too much');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseAnswer<Schema extends z.ZodType>(
  request: VendorRequest<Schema>,
  schema: Schema,
  text: string,
): z.infer<Schema> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw vendorError(request, 'malformed-response', 'answered with something that is not JSON');
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => issue.path.join('.') || 'the answer').slice(0, 3);
  throw vendorError(request, 'malformed-response', `answered with unexpected JSON (${places.join(', ')})`);
}

function failureText(
  error: unknown,
  context: { readonly timeout: AbortSignal; readonly caller: AbortSignal | undefined; readonly timeoutMs: number },
): string {
  if (context.caller?.aborted) return "did not answer before the caller's time was up";
  if (context.timeout.aborted) return `did not answer within ${context.timeoutMs / 1_000} s`;
  const code = networkCode(error);
  return code ? `could not be reached (${code})` : 'could not be reached';
}

function networkCode(error: unknown): string | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 4; current = current.cause, depth += 1) {
    const { code } = current as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code)) return code;
  }
  return null;
}

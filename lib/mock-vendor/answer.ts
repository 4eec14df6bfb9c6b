import { z } from 'zod';
import { isDatabaseUnavailable } from '../data/database-errors';
import { noteDatabaseAway } from '../data/outage';
import { sql } from '../data/sql';
import { getLog } from '../log';
import { readFaults } from './data/faults';
import { equals } from './join-token';
import { VENDOR_ERROR_STATUS, VendorError, type VendorErrorCode } from './vendor-error';
import { getVendorSettings } from './vendor-settings';

const LARGEST_BODY = 16 * 1024;

/** Answers a call to the API: checks the key, is as slow as a drill wants it, and turns refusals into JSON. */
export function answerApi(request: Request, work: () => Promise<Response>): Promise<Response> {
  return answer(async () => {
    assertKey(request);
    await pauseAsScripted(request.signal);
    return work();
  });
}

/** As {@link answerApi} but never slowed down: a drill must be possible to stop. */
export function answerOperator(request: Request, work: () => Promise<Response>): Promise<Response> {
  return answer(async () => {
    assertKey(request);
    return work();
  });
}

/** What the meeting page has to expect while everything works: somebody locks, ends or fills the room, or a link is old. */
const REFUSALS: readonly VendorErrorCode[] = [
  'refused',
  'expired',
  'locked',
  'full',
  'removed',
  'ended',
  'lost',
  'not-found',
  'not-host',
];

/**
 * Answers the meeting page, which proves itself with a token. A refusal is an ordinary answer: with an error status the
 * browser would report a failure in its console for what is none.
 */
export function answerPage(work: () => Promise<Response>): Promise<Response> {
  return answer(async () => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof VendorError) || !REFUSALS.includes(error.code)) throw error;
      return Response.json({ error: { code: error.code, message: error.message } });
    }
  });
}

async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    const response = await work();
    response.headers.set('cache-control', 'no-store');
    return response;
  } catch (error) {
    return answerError(error);
  }
}

function answerError(error: unknown): Response {
  if (error instanceof VendorError) return errorResponse(error.code, error.message);
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return errorResponse('bad-request', `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'is not valid'}`);
  }
  if (isDatabaseUnavailable(error)) {
    noteDatabaseAway(error, 'demoPlatform');
    return errorResponse('unavailable', 'The demo platform can’t reach its database at the moment. Try again soon.');
  }
  getLog().error({ event: 'demo-platform.failed', error }, 'The demo platform failed.');
  return errorResponse('internal-error', 'Something went wrong here.');
}

function errorResponse(code: VendorErrorCode, message: string): Response {
  const headers = { 'cache-control': 'no-store' };
  return Response.json({ error: { code, message } }, { status: VENDOR_ERROR_STATUS[code], headers });
}

function assertKey(request: Request): void {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  if (!equals(getVendorSettings().apiKey, given)) throw new VendorError('bad-key', 'The API key is missing or wrong.');
}

async function pauseAsScripted(signal: AbortSignal): Promise<void> {
  const { latencyMs } = await readFaults(sql);
  if (latencyMs === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, latencyMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The request's body as the schema wants it. @throws VendorError, ZodError */
export async function readBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.infer<Schema>> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw tooLarge();
  const text = await readLimited(request);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new VendorError('bad-request', 'The body is not JSON.');
  }
  return schema.parse(content);
}

/** As a stream, so that a body without a stated length is not read to its end first. */
async function readLimited(request: Request): Promise<string> {
  if (!request.body) return '';
  const decoder = new TextDecoder();
  const reader = request.body.getReader();
  let text = '';
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.byteLength;
    if (size > LARGEST_BODY) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge(): VendorError {
  return new VendorError('too-large', 'The body is too large.');
}

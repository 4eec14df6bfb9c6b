import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Actor, GUEST } from '../access/actor';
import { isAdmin } from '../access/policies';
import { isDatabaseUnavailable, isDiskFull, isTextUnstorable } from '../data/database-errors';
import { noteDiskFull } from '../data/disk-full';
import { noteDatabaseAway } from '../data/outage';
import { AppError } from '../errors/app-error';
import { ERROR_STATUS, type ErrorCode } from '../errors/codes';
import { getLog } from '../log';
import { labelOfPlatform } from '../migration/words/label-of-platform';
import { VideoPlatformError } from '../video-platforms/errors';
import { describeZodError, type FieldError } from './plain-words';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Something is missing',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not available now',
};

/** Codes whose status has another usual meaning. */
const TITLES_OF_CODES: Partial<Record<ErrorCode, string>> = { 'invalid-signature': 'Signature not accepted' };

/** What clients receive for an error (RFC 9457), with the code that they branch on. */
export const problemSchema = z.looseObject({
  type: z.string().describe('Always `about:blank`: `code` says what went wrong.'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('Stable; branch on this.'),
  detail: z.string().describe('Plain words for the person who asked.'),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  supportCode: z.string().optional().describe('Names the log line of an internal error.'),
});

/** Builds an `application/problem+json` answer. */
export function problemResponse(error: AppError): Response {
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if (error.retryAfterSeconds !== null) headers.set('Retry-After', String(error.retryAfterSeconds));
  if (error.status === 401) headers.set('WWW-Authenticate', 'Bearer realm="patchbay"');
  const body = {
    ...error.details,
    type: 'about:blank',
    title: TITLES_OF_CODES[error.code] ?? TITLES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.message,
  };
  return new Response(JSON.stringify(body), { status: error.status, headers });
}

/**
 * Turns whatever was thrown into an answer. What nobody foresaw is logged under a support code and told without detail.
 * @param during names the operation in the log line
 * @param actor who asked: administrators read what they can mend
 */
export function problemOf(error: unknown, during: string, actor: Actor = GUEST): Response {
  return problemResponse(toAppError(error, during, actor));
}

function toAppError(error: unknown, during: string, actor: Actor): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof VideoPlatformError) return ofVideoPlatform(error, during);
  if (error instanceof z.ZodError) return ofZodError(error, 'request');
  if (isDiskFull(error)) {
    noteDiskFull();
    getLog().error({ err: error, operation: during }, 'database.disk-full');
    return new AppError(
      'storage-full',
      isAdmin(actor)
        ? 'Nothing can be saved: the disk of the database is full. Make room on it, and this works again by itself; nothing was lost.'
        : 'This doesn’t work at the moment. It is nothing you did, and nothing was lost. Try again in a few minutes; if it stays like this, tell whoever looks after Patchbay here.',
      { retryAfterSeconds: 30, cause: error },
    );
  }
  if (isDatabaseUnavailable(error)) {
    noteDatabaseAway(error, during);
    return new AppError('database-unavailable', 'The database does not answer. Try again in a few seconds.', {
      retryAfterSeconds: 5,
      cause: error,
    });
  }
  if (isTextUnstorable(error)) {
    return new AppError(
      'invalid-request',
      'The request holds a character that cannot be kept, such as a null character.',
    );
  }
  const supportCode = randomBytes(5).toString('hex');
  getLog().error({ err: error, operation: during, supportCode }, 'request.failed');
  return new AppError(
    'internal-error',
    `Something went wrong on our side. If it stays, tell your administrator the support code ${supportCode}.`,
    { details: { supportCode } },
  );
}

/**
 * Part of a request was not as it should be: one entry per wrong field, and the first of them in the detail.
 * @param known the names that a query may have
 */
export function ofZodError(error: z.ZodError, part: RequestPart, known?: readonly string[]): AppError {
  const errors = describeZodError(error, known && `is not a known parameter. ${describeKnown(known)}`);
  const [first] = errors;
  const more =
    errors.length > 1 ? ` ${errors.length - 1} more ${errors.length === 2 ? 'field is' : 'fields are'} wrong.` : '';
  const detail = `${sentenceOf(first ?? { path: '', message: 'is not valid.' }, part)}${more}`;
  return new AppError('invalid-request', detail, { details: { errors } });
}

function describeKnown(names: readonly string[]): string {
  if (names.length === 0) return 'This address takes none.';
  return names.length === 1 ? `The only one is ${names[0]}.` : `The ones there are: ${names.join(', ')}.`;
}

export type RequestPart = 'body' | 'query' | 'address' | 'request';

/** Messages of a schema's own are whole sentences; the others follow the name of their field. */
function sentenceOf({ path, message }: FieldError, part: RequestPart): string {
  if (/^\p{Lu}/u.test(message)) return message;
  if (path === '') return `The ${part} ${message}`;
  return part === 'query' || part === 'address' ? `\`${path}\` in the ${part} ${message}` : `\`${path}\` ${message}`;
}

const VENDOR_CODES = {
  'not-configured': 'platform-not-configured',
  unauthorised: 'platform-unavailable',
  'rate-limited': 'platform-unavailable',
  'not-found': 'platform-unavailable',
  rejected: 'platform-unavailable',
  unavailable: 'platform-unavailable',
  'malformed-response': 'platform-unavailable',
} as const satisfies Record<VideoPlatformError['code'], ErrorCode>;

/** A vendor's own words stay in the log: they may name accounts, and mean nothing to whoever asked. */
function ofVideoPlatform(error: VideoPlatformError, during: string): AppError {
  const { platform, code, operation } = error;
  getLog().warn({ err: error, operation: during, platform, vendorOperation: operation, code }, 'platform.failed');
  const answer = VENDOR_CODES[code];
  const label = labelOfPlatform(platform);
  const details = { platform, reason: code };
  if (answer === 'platform-not-configured') {
    return new AppError(answer, `${label} isn’t set up here.`, { details, cause: error });
  }
  const retryAfterSeconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 5_000) / 1000));
  return new AppError(answer, `${label} couldn’t do this just now. Try again in a moment.`, {
    details,
    cause: error,
    ...(ERROR_STATUS[answer] === 503 ? { retryAfterSeconds } : {}),
  });
}

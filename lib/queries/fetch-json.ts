import { z } from 'zod';
import { ApiProblem } from './api-problem';

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Instead of `body`: comma-separated values. */
  csv?: string;
  /** The version that is meant to be changed. */
  version?: number | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Asks our own API. The answer is taken as the type that is asked for: routes and these callers share their schemas.
 * @throws ApiProblem with a message fit to be shown, also where no answer came
 */
export async function fetchJson<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const { method = 'GET', body, csv, version, signal } = options;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (csv !== undefined) headers['Content-Type'] = 'text/csv';
  else if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  const response = await send(path, {
    method,
    headers,
    ...(csv === undefined ? (body === undefined ? {} : { body: JSON.stringify(body) }) : { body: csv }),
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) throw await readProblem(response);
  if (response.status === 204) return undefined as Answer;
  try {
    return (await response.json()) as Answer;
  } catch {
    throw badAnswer(response.status);
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    // TanStack Query gives up a request by aborting it, and must see that as it is.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({
      code: 'network',
      status: 0,
      message: 'The server can’t be reached. Check your connection and try again.',
    });
  }
}

const problemSchema = z.looseObject({
  code: z.string(),
  detail: z.string(),
  supportCode: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** Reads a problem document; anything else, such as a proxy's own page, becomes `bad-answer`. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return badAnswer(response.status);
  const { code, detail, supportCode, errors = [], ...details } = parsed.data;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiProblem({
    code,
    status: response.status,
    message: detail,
    // The first message per field: one correction at a time.
    fieldErrors: Object.fromEntries(errors.toReversed().map(({ path, message }) => [path, message])),
    supportCode: supportCode ?? null,
    details,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  });
}

function badAnswer(status: number): ApiProblem {
  return new ApiProblem({
    code: 'bad-answer',
    status,
    message: 'The server gave an answer that makes no sense. Try again in a moment.',
  });
}

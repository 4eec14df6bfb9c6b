import type { z } from 'zod';

/** The kinds of error that Daily documents, and what it says of things that are not there. */
type DailyErrorType =
  | 'authentication-error'
  | 'authorization-header-error'
  | 'invalid-request-error'
  | 'json-parsing-error'
  | 'rate-limit-error'
  | 'server-error'
  | 'not-found';

/** An error as Daily answers it. `info` is for people: its text is not stable. */
export class DailyError extends Error {
  readonly status: number;
  readonly type: DailyErrorType;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, type: DailyErrorType, info: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(info);
    this.status = status;
    this.type = type;
    this.extra = extra;
  }

  toResponse(): Response {
    return Response.json({ error: this.type, info: this.message, ...this.extra }, { status: this.status });
  }
}

export function notFound(what: string, extra: Readonly<Record<string, unknown>> = {}): DailyError {
  return new DailyError(404, 'not-found', `${what} not found`, extra);
}

export function invalidRequest(info: string): DailyError {
  return new DailyError(400, 'invalid-request-error', info);
}

/** Reads a JSON body strictly: an unknown property or a wrong type is refused by its name. No body is `{}`. */
export async function readBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.infer<Schema>> {
  const text = await request.text();
  let content: unknown = {};
  if (text !== '') {
    try {
      content = JSON.parse(text);
    } catch {
      throw new DailyError(400, 'json-parsing-error', 'unable to parse body as json');
    }
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') throw invalidRequest(`unknown parameter '${issue.keys.join(', ')}'`);
  throw invalidRequest(`property '${issue?.path.join('.') ?? ''}' is not valid: ${issue?.message ?? ''}`);
}

/** A number in the query, within its bounds; null where it is not given. */
export function readNumber(query: URLSearchParams, name: string, largest: number): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > largest) throw invalidRequest(`query parameter '${name}'`);
  return value;
}

/** One page of a list whose newest entry comes first, as `limit`, `starting_after` and `ending_before` ask for it. */
export function pageOf<Item extends { readonly id: string }>(
  newestFirst: readonly Item[],
  query: URLSearchParams,
): readonly Item[] {
  const limit = readNumber(query, 'limit', 100) ?? 100;
  const indexOf = (name: string) => newestFirst.findIndex(({ id }) => id === query.get(name));
  if (query.has('starting_after')) {
    const start = indexOf('starting_after') + 1;
    if (start === 0) throw invalidRequest("query parameter 'starting_after' names nothing");
    return newestFirst.slice(start, start + limit);
  }
  if (query.has('ending_before')) {
    const end = indexOf('ending_before');
    if (end < 0) throw invalidRequest("query parameter 'ending_before' names nothing");
    return newestFirst.slice(Math.max(0, end - limit), end);
  }
  return newestFirst.slice(0, limit);
}

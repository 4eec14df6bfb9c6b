import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Thrown by an endpoint; becomes the vendor's `{error}`. */
export class WherebyRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}

/** A body or query by the published document; what that doesn't name is refused. */
export function parseStrictly<Schema extends z.ZodType>(schema: Schema, content: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WherebyRefusal(400, `"${issue?.path.join('.') || 'request'}": ${issue?.message ?? 'is not valid'}`);
}

/** The query as an object. A name that is given twice is refused, as no parameter takes two values. */
export function queryOf(request: Request): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in query) throw new WherebyRefusal(400, `"${name}": is given twice`);
    query[name] = value;
  }
  return query;
}

export async function jsonOf(request: Request): Promise<unknown> {
  if (!request.headers.get('content-type')?.includes('application/json'))
    throw new WherebyRefusal(400, 'Content-Type must be application/json');
  try {
    return await request.json();
  } catch {
    throw new WherebyRefusal(400, 'The body is not JSON');
  }
}

const wholeNumber = z.string().regex(/^\d+$/).transform(Number);

/** `cursor` and `limit`, with the default of each list. */
export function pageQuery(defaultLimit: number) {
  return {
    cursor: z.string().min(1).optional(),
    limit: wholeNumber.pipe(z.int().min(1).max(100)).default(defaultLimit),
  };
}

/** One page, and the opaque cursor to the next; null after the last. */
export function pageOf<Item>(
  items: readonly Item[],
  query: { readonly cursor?: string | undefined; readonly limit: number },
): { readonly results: readonly Item[]; readonly cursor: string | null } {
  const start = query.cursor === undefined ? 0 : items.findIndex((_item, index) => cursorOf(index) === query.cursor);
  if (start < 0) throw new WherebyRefusal(400, '"cursor": is not valid');
  const end = start + query.limit;
  return { results: items.slice(start, end), cursor: end < items.length ? cursorOf(end) : null };
}

function cursorOf(index: number): string {
  return createHash('md5').update(`page-at-${index}`).digest('hex');
}

/** Sorts by `field:asc` or `field:desc`. */
export function sortQuery(fields: readonly [string, ...string[]]) {
  return z.templateLiteral([z.enum(fields), ':', z.enum(['asc', 'desc'])]).optional();
}

export function sortBy<Item>(items: readonly Item[], order: string | undefined): readonly Item[] {
  if (order === undefined) return items;
  const [field = '', direction] = order.split(':');
  const textOf = (item: Item) => String((item as Record<string, unknown>)[field] ?? '');
  const sorted = [...items].sort((one, other) => textOf(one).localeCompare(textOf(other), 'en', { numeric: true }));
  return direction === 'desc' ? sorted.reverse() : sorted;
}

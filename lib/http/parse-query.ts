import { z } from 'zod';
import { plainWords } from './plain-words';
import { ofZodError } from './problem';

const NO_QUERY = z.object({});

/**
 * Makes what parses the query of an operation's requests. A name that the schema doesn't have is refused, as a misspelt
 * filter would answer with everything. The strict schema is made once: making one costs more than a whole request.
 * @param schema left out where the operation takes no query
 * @returns throws AppError invalid-request
 */
export function makeQueryParser(schema: z.ZodObject = NO_QUERY): (request: Request) => unknown {
  const strict = schema.strict();
  return (request) => {
    const result = strict.safeParse(queryOf(request), { error: plainWords });
    if (result.success) return result.data;
    throw ofZodError(result.error, 'query', Object.keys(schema.shape));
  };
}

/** A name that is given several times becomes a list. */
function queryOf(request: Request): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  // Most requests have none, and reading an address costs more than finding that out.
  if (!request.url.includes('?')) return query;
  for (const [name, value] of new URL(request.url).searchParams) {
    const earlier = query[name];
    query[name] = earlier === undefined ? value : [...(Array.isArray(earlier) ? earlier : [earlier]), value];
  }
  return query;
}

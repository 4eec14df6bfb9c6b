import { AppError } from '../errors/app-error';
import { problemResponse } from './problem';

/** What a route file exports. HEAD isn't among them: Next.js answers it with GET. */
const METHODS = ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;
export type RouteMethod = (typeof METHODS)[number];

type Handler = (request: never, context: never) => unknown;

/** Answers a method that an address doesn't have. */
export interface Refusal {
  (request: Request): Response;
  readonly isRefusal: true;
}

type AllMethods<Given> = Given & Readonly<Record<Exclude<RouteMethod, keyof Given>, Refusal>>;

/**
 * Fills up what a route file exports, so that the methods it doesn't have are answered with 405, `Allow` and a problem
 * document: Next.js would answer them with an empty body and no word of which ones work. Every route under /api exports
 * all of them; a test holds them to it.
 */
export function defineMethods<const Given extends { readonly [Method in RouteMethod]?: Handler }>(
  given: Given,
): AllMethods<Given> {
  const working = METHODS.filter((method) => given[method] !== undefined);
  const isReadable = given.GET !== undefined;
  const allow = [...new Set([...working, ...(isReadable ? ['HEAD'] : []), 'OPTIONS'])].sort();
  const refuse = makeRefusal(working, allow);
  const options = Object.assign(() => new Response(null, { status: 204, headers: { Allow: allow.join(', ') } }), {
    isRefusal: true as const,
  });
  const missing = METHODS.filter((method) => given[method] === undefined);
  const filled = Object.fromEntries(missing.map((method) => [method, method === 'OPTIONS' ? options : refuse]));
  return { ...given, ...filled } as AllMethods<Given>;
}

function makeRefusal(working: readonly string[], allow: readonly string[]): Refusal {
  const refuse = ({ method }: Request): Response => {
    const message = `This address takes ${listOf(working)}, not ${method}.`;
    const response = problemResponse(new AppError('method-not-allowed', message, { details: { allow } }));
    response.headers.set('Allow', allow.join(', '));
    return response;
  };
  return Object.assign(refuse, { isRefusal: true as const });
}

function listOf(methods: readonly string[]): string {
  const last = methods.at(-1) ?? 'nothing';
  return methods.length < 2 ? last : `${methods.slice(0, -1).join(', ')} and ${last}`;
}

import 'server-only';
import type { z } from 'zod';
import { type Actor, GUEST } from '../access/actor';
import { requireAdmin, requireSignedIn } from '../access/policies';
import type { Operation } from '../api/define-operation';
import { currentActor } from '../auth/current-actor';
import { AppError } from '../errors/app-error';
import { refuseCrossSite } from './cross-site';
import { parseIfMatch } from './if-match';
import { makeQueryParser } from './parse-query';
import { plainWords } from './plain-words';
import { ofZodError, problemOf, type RequestPart } from './problem';
import { readJson } from './read-body';
import { toResponse } from './respond';

/** What a handler is given: parsed, and from a caller who may call this operation at all. */
export interface RouteInput<Params, Query, Body> {
  readonly actor: Actor;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The version that the caller means to change, from `If-Match`; null where it doesn't say. */
  readonly ifMatch: number | null;
  readonly request: Request;
}

/** A route handler as Next calls it, carrying its operation so that a test can compare routes and document. */
export interface Route {
  (request: Request, context?: { params: Promise<unknown> }): Promise<Response>;
  readonly operation: Operation;
}

/**
 * Makes a Next route handler of an operation: refuses cross-site changes, finds out who asks, checks the operation's
 * access, parses parameters, query and body with its schemas, runs `handle`, and turns what it returns or throws into an
 * answer. `handle` returns the JSON body, undefined for no body, `respond({...})` for headers, or a whole Response.
 */
export function defineRoute<Params extends z.ZodType, Query extends z.ZodObject, Body extends z.ZodType>(
  operation: Operation<Params, Query, Body>,
  handle: (input: RouteInput<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<unknown>,
): Route {
  const parseQuery = makeQueryParser(operation.query);
  const route = async (request: Request, context?: { params: Promise<unknown> }): Promise<Response> => {
    let actor: Actor = GUEST;
    try {
      refuseCrossSite(request);
      actor = await currentActor(request);
      if (operation.access === 'signed-in') requireSignedIn(actor);
      if (operation.access === 'admin') requireAdmin(actor);
      const answer = await handle({
        actor,
        // An operation without a schema has the type `never` here, so that its handler can't use what nobody parsed.
        params: parse(operation.params, operation.params && (await context?.params), 'address') as z.output<Params>,
        query: parseQuery(request) as z.output<Query>,
        body: (await bodyOf(operation, request)) as z.output<Body>,
        ifMatch: request.method === 'GET' ? null : parseIfMatch(request.headers.get('if-match')),
        request,
      });
      return toResponse(answer, operation.status);
    } catch (error) {
      return problemOf(error, operation.id, actor);
    }
  };
  return Object.assign(route, { operation });
}

function parse(schema: z.ZodType | undefined, value: unknown, part: RequestPart): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value, { error: plainWords });
  if (result.success) return result.data;
  throw ofZodError(result.error, part);
}

async function bodyOf(operation: Operation, request: Request): Promise<unknown> {
  if (!operation.body || operation.bodyTypes?.includes(mediaTypeOf(request))) return undefined;
  const value = await readJson(request);
  if (value === undefined && !operation.isBodyOptional) {
    throw new AppError('invalid-request', 'The body is missing. Send JSON.', {
      details: { errors: [{ path: '', message: 'The body is missing. Send JSON.' }] },
    });
  }
  return parse(operation.body, value ?? (operation.isBodyOptional ? {} : value), 'body');
}

function mediaTypeOf(request: Request): string {
  return request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

import type { z } from 'zod';
import type { PlatformServices, VendorLimit } from '../contract';
import { requestVendor } from '../shared/http';
import { accountOf } from './account';
import type { WherebyConfig } from './config';
import { pageSchema } from './schemas';

/** For the whole organisation, whatever its keys. Build plans have 100, which the 429s they answer with keep us to. */
const POINTS: VendorLimit = { name: 'points', calls: 1_000, perMs: 60_000 };

/**
 * The OpenAPI document counts 1 to read, 2 to delete, 3 to write; the newer reference 3 to read several things at once.
 * The higher of the two each time.
 */
const COST = { 'read-one': 1, 'read-many': 3, delete: 2, write: 3 } as const;

/** No list of ours is longer: a cursor that never ends is a mistake of theirs. */
const MOST_PAGES = 100;

export interface WherebyCall<Schema extends z.ZodType> {
  readonly operation: string;
  readonly kind: keyof typeof COST;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under the API's address; every part of it escaped by the caller. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly schema: Schema | null;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface WherebyContext {
  readonly config: WherebyConfig;
  readonly services: PlatformServices;
}

/** One call to Whereby's REST API, with the key. Everything but a create may be asked twice. */
export function callWhereby<Schema extends z.ZodType>(
  { config, services }: WherebyContext,
  call: WherebyCall<Schema>,
): Promise<z.infer<Schema>> {
  const query = call.query === undefined ? '' : `?${new URLSearchParams(call.query)}`;
  return requestVendor({
    platform: 'whereby',
    operation: call.operation,
    services,
    account: accountOf(config.apiKey),
    turns: [{ limit: POINTS, cost: COST[call.kind] }],
    retry: call.method === 'POST' ? 'when-not-made' : 'always',
    method: call.method,
    url: `${config.apiUrl}${call.path}${query}`,
    headers: { authorization: `Bearer ${config.apiKey}` },
    ...(call.body === undefined ? {} : { body: call.body }),
    ...(call.timeoutMs === undefined ? {} : { timeoutMs: call.timeoutMs }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
    schema: call.schema,
  });
}

/** A whole list, page after page. */
export async function listWhereby<Item extends z.ZodType>(
  context: WherebyContext,
  call: {
    readonly operation: string;
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly item: Item;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<readonly z.infer<Item>[]> {
  const items: z.infer<Item>[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: { results: z.infer<Item>[]; cursor?: string | null | undefined } = await callWhereby(context, {
      operation: call.operation,
      kind: 'read-many',
      method: 'GET',
      path: call.path,
      query: { ...call.query, limit: '100', ...(cursor === null ? {} : { cursor }) },
      schema: pageSchema(call.item),
      signal: call.signal,
    });
    items.push(...answer.results);
    if (!answer.cursor || answer.cursor === cursor) break;
    cursor = answer.cursor;
  }
  return items;
}

import type { z } from 'zod';
import type { PlatformServices, VendorLimit } from '../contract';

/** One call of a vendor. */
export interface VendorRequest<Schema extends z.ZodType> {
  readonly platform: string;
  /** Names the call in errors and logs, for example `create-meeting`. */
  readonly operation: string;
  readonly services: PlatformServices;
  /** The account that limits count for. */
  readonly account: string;
  /** The vendor's limits this call counts against. */
  readonly turns?: readonly { readonly limit: VendorLimit; readonly cost: number }[];
  /**
   * `always` where asking twice changes no more than asking once. Otherwise a call is tried again only where the vendor
   * surely did nothing: a 429, or no connection.
   */
  readonly retry?: 'always' | 'when-not-made';
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, a form as it is. */
  readonly body?: unknown;
  /** What the answer must hold; lenient about what else it holds. Null where the body does not matter. */
  readonly schema: Schema | null;
  /** Reads a 4xx that is an answer all the same, from its text; null where it is the refusal it looks like. */
  readonly readRefusal?: (refusal: { readonly status: number; readonly text: string }) => z.infer<Schema> | null;
  /** What all tries together may take. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

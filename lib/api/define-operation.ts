import type { z } from 'zod';
import type { ErrorCode } from '../errors/codes';

/** Who may call at all. What a caller may do with one room is checked by the use-case. */
export type OperationAccess = 'anyone' | 'signed-in' | 'admin';

/**
 * One operation of the HTTP API: what its route parses and answers, and what the OpenAPI document says of it, in one
 * place so that the two can't differ.
 */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api/v1`, with parameters in braces. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: OperationAccess;
  readonly params?: Params;
  /** Names that it doesn't have are refused; without it, every name is. */
  readonly query?: Query;
  readonly body?: Body;
  /**
   * Media types of a body that the route reads by itself; beside `body`, what may be sent instead of JSON.
   */
  readonly bodyTypes?: readonly string[];
  /** True where the caller may leave the body out. */
  readonly isBodyOptional?: boolean;
  readonly status: 200 | 201 | 202 | 204;
  readonly response: z.ZodType | null;
  /** Other answers that are no failures, by their status. */
  readonly otherResponses?: Readonly<
    Partial<Record<200 | 201 | 202 | 204, { readonly description: string; readonly schema: z.ZodType | null }>>
  >;
  readonly errors: readonly ErrorCode[];
}

/** Fixes the types of an operation. */
export function defineOperation<
  Params extends z.ZodType = z.ZodNever,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodNever,
>(operation: Operation<Params, Query, Body>): Operation<Params, Query, Body> {
  return operation;
}

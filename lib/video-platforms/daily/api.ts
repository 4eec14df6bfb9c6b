import type { z } from 'zod';
import type { PlatformServices } from '../contract';
import { VideoPlatformError, type VideoPlatformErrorCode } from '../errors';
import { requestVendor } from '../shared/http';
import type { VendorRequest } from '../shared/vendor-request';
import type { DailyConfig } from './config';
import { GENERAL, type Turns } from './limits';

export interface DailyCall<Schema extends z.ZodType>
  extends Pick<
    VendorRequest<Schema>,
    'operation' | 'method' | 'body' | 'schema' | 'retry' | 'readRefusal' | 'timeoutMs' | 'signal'
  > {
  /** Under the API's address; every part of it escaped by the caller. */
  readonly path: string;
  /** The limits it counts against where they are not the general ones. */
  readonly turns?: Turns;
}

/** One call to Daily's API, with the key. */
export function callDaily<Schema extends z.ZodType>(
  config: DailyConfig,
  services: PlatformServices,
  call: DailyCall<Schema>,
): Promise<z.infer<Schema>> {
  const { path, turns = GENERAL, ...rest } = call;
  return requestVendor({
    ...rest,
    platform: 'daily',
    services,
    account: config.subdomain,
    turns,
    url: `${config.apiUrl}${path}`,
    headers: { authorization: `Bearer ${config.apiKey}` },
  });
}

export function roomPath(roomName: string): string {
  return `/rooms/${encodeURIComponent(roomName)}`;
}

/** An error of our own making, for an administrator. `text` holds no secret and nothing that Daily wrote. */
export function dailyError(
  operation: string,
  code: VideoPlatformErrorCode,
  text: string,
  retryAfterMs: number | null = null,
): VideoPlatformError {
  return new VideoPlatformError({
    platform: 'daily',
    operation,
    code,
    reason: text,
    retryAfterMs,
  });
}

export function isNotFound(error: unknown): boolean {
  return error instanceof VideoPlatformError && error.code === 'not-found';
}

import type { z } from 'zod';
import type { PlatformServices } from '../contract';
import { requestVendor } from '../shared/http';
import type { MockConfig } from './config';

export interface MockCall<Schema extends z.ZodType> {
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under the API's address; every part of it escaped by the caller. */
  readonly path: string;
  readonly body?: unknown;
  readonly schema: Schema | null;
  readonly signal?: AbortSignal;
}

/** One call to the demo platform, with the key. */
export function callMock<Schema extends z.ZodType>(
  config: MockConfig,
  services: PlatformServices,
  call: MockCall<Schema>,
): Promise<z.infer<Schema>> {
  return requestVendor({
    platform: 'mock',
    operation: call.operation,
    services,
    account: new URL(config.publicUrl).host,
    method: call.method,
    url: `${config.apiUrl}${call.path}`,
    headers: { authorization: `Bearer ${config.apiKey}` },
    ...(call.body === undefined ? {} : { body: call.body }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
    schema: call.schema,
  });
}

export function roomPath(roomName: string): string {
  return `/rooms/${encodeURIComponent(roomName)}`;
}

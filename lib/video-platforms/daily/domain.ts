import type { PlatformServices } from '../contract';
import { callDaily } from './api';
import type { DailyConfig } from './config';
import { domainSchema } from './schemas';

/** Who the key belongs to. */
export interface DailyDomain {
  readonly name: string | null;
  /** What tokens that we sign ourselves must carry. */
  readonly id: string | null;
}

export function readDomain(
  config: DailyConfig,
  services: PlatformServices,
  { operation, timeoutMs }: { readonly operation: string; readonly timeoutMs: number },
): Promise<DailyDomain> {
  return callDaily(config, services, {
    operation,
    method: 'GET',
    path: '/',
    schema: domainSchema,
    retry: 'always',
    timeoutMs,
  }).then(({ domain_name: name, domain_id: id }) => ({ name: name ?? null, id: id ?? null }));
}

/** A person who joins may be waiting for it, and there is another way where it doesn't come. */
const READ_DOMAIN_TIMEOUT_MS = 3_000;

/**
 * Asks for the domain's id once and remembers it, as it never changes. People who join meanwhile wait for the same
 * answer; a failure is forgotten, so that the next join asks again.
 */
export function makeDomainIdReader(config: DailyConfig, services: PlatformServices): () => Promise<string | null> {
  let reading: Promise<string | null> | null = null;
  return () => {
    reading ??= readDomain(config, services, { operation: 'read-domain', timeoutMs: READ_DOMAIN_TIMEOUT_MS }).then(
      ({ id }) => {
        if (id === null) reading = null;
        return id;
      },
      (error: unknown) => {
        reading = null;
        throw error;
      },
    );
    return reading;
  };
}

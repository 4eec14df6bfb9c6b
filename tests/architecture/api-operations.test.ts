import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '@/lib/api';
import type { Refusal } from '@/lib/http/define-methods';
import type { Route } from '@/lib/http/define-route';

const OPERATIONS_FOLDER = path.resolve(import.meta.dirname, '../../lib/api');
const API_FOLDER = path.resolve(import.meta.dirname, '../../app/api');
const ROUTES_FOLDER = path.join(API_FOLDER, 'v1');
/** What a route file must answer itself; HEAD is GET. */
const EVERY_METHOD = ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Every exported handler under app/api/v1 with the path that its file stands for. */
async function listRoutes(): Promise<{ path: string; method: string; route: Partial<Route> }[]> {
  const routes = await Promise.all(
    routeFilesIn(ROUTES_FOLDER).map(async (file) => {
      const module: Record<string, Partial<Route & Refusal>> = await import(path.join(ROUTES_FOLDER, file));
      const words = path.dirname(file).split(path.sep);
      const address = `/${words.map((word) => word.replace(/^\[(\w+)\]$/, '{$1}')).join('/')}`;
      return Object.entries(module)
        .filter(([method, route]) => METHODS.has(method) && !route.isRefusal)
        .map(([method, route]) => ({ path: address, method, route }));
    }),
  );
  return routes.flat();
}

function routeFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'route.ts',
  );
}

describe('operations and routes', () => {
  it('has every route, and every route has its operation', { timeout: 30_000 }, async () => {
    const routes = await listRoutes();
    const served = new Set(routes.map(({ path: address, method }) => `${method} ${address}`));
    const documented = OPERATIONS.map(({ method, path: address }) => `${method} ${address}`);
    expect(documented.filter((entry) => !served.has(entry))).toEqual([]);

    const withoutOperation = routes.filter(({ path: address, method, route }) => {
      const { operation } = route;
      if (!operation || operation.path !== address || !OPERATIONS.includes(operation)) return true;
      // PUT of a beacon's address is an alias of its POST.
      return operation.method !== method && !served.has(`${operation.method} ${address}`);
    });
    expect(withoutOperation.map(({ path: address, method }) => `${method} ${address}`)).toEqual([]);
  });

  it('answers every method under /api itself, also those that a route does not have', { timeout: 30_000 }, async () => {
    const files = routeFilesIn(API_FOLDER);
    expect(files.length).toBeGreaterThan(30);
    const forgetful = await Promise.all(
      files.map(async (file) => {
        const module: Record<string, unknown> = await import(path.join(API_FOLDER, file));
        const missing = EVERY_METHOD.filter((method) => typeof module[method] !== 'function');
        return missing.length === 0 ? [] : [`${file} lacks ${missing.join(', ')}: export defineMethods({...})`];
      }),
    );
    expect(forgetful.flat()).toEqual([]);
  });

  it('takes in every file of operations', () => {
    const files = readdirSync(OPERATIONS_FOLDER).filter((file) => file.endsWith('-operations.ts'));
    const ids = new Set(OPERATIONS.map(({ id }) => id));
    return Promise.all(
      files.map(async (file) => {
        const module: Record<string, Record<string, { id: string }>> = await import(path.join(OPERATIONS_FOLDER, file));
        for (const operations of Object.values(module)) {
          for (const [name, { id }] of Object.entries(operations)) {
            expect(id).toBe(name);
            expect(ids).toContain(id);
          }
        }
      }),
    );
  });
});

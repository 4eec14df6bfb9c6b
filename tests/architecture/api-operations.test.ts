import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '@/lib/api';
import type { Route } from '@/lib/http/define-route';

const OPERATIONS_FOLDER = path.resolve(import.meta.dirname, '../../lib/api');
const ROUTES_FOLDER = path.resolve(import.meta.dirname, '../../app/api/v1');
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Every exported handler under app/api/v1 with the path that its file stands for. */
async function listRoutes(): Promise<{ path: string; method: string; route: Partial<Route> }[]> {
  const files = readdirSync(ROUTES_FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'route.ts',
  );
  const routes = await Promise.all(
    files.map(async (file) => {
      const module: Record<string, Partial<Route>> = await import(path.join(ROUTES_FOLDER, file));
      const words = path.dirname(file).split(path.sep);
      const address = `/${words.map((word) => word.replace(/^\[(\w+)\]$/, '{$1}')).join('/')}`;
      return Object.entries(module)
        .filter(([method]) => METHODS.has(method))
        .map(([method, route]) => ({ path: address, method, route }));
    }),
  );
  // What catches unknown addresses is no operation.
  return routes.flat().filter((route) => !route.path.includes('[...'));
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

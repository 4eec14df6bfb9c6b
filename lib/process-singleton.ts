/**
 * One value per process under a name. Next.js bundles instrumentation, routes and pages apart, so a module-level
 * variable would exist once in each of them: a second connection pool, a second event hub.
 */
export function processSingleton<Value>(name: string, create: () => Value): Value {
  const store = globalThis as unknown as Record<symbol, Value | undefined>;
  const key = Symbol.for(`patchbay.${name}`);
  const existing = store[key];
  if (existing !== undefined) return existing;
  const value = create();
  store[key] = value;
  return value;
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

interface SchemaEngineBindings {
  readonly SchemaEngine: typeof import('@prisma/schema-engine-wasm').SchemaEngine;
  readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
}

let loading: Promise<SchemaEngineBindings['SchemaEngine']> | null = null;

/** Prisma's schema engine. Loaded once: a second copy in one process panics over what the first one has set up. */
export function loadSchemaEngine(): Promise<SchemaEngineBindings['SchemaEngine']> {
  loading ??= instantiate();
  return loading;
}

/**
 * Loads the engine by hand: importing its package needs `node --experimental-wasm-modules`, which test runners and npm
 * scripts don't pass on everywhere.
 */
async function instantiate(): Promise<SchemaEngineBindings['SchemaEngine']> {
  const bindingsFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(path.join(path.dirname(bindingsFile), 'schema_engine_bg.wasm'));
  // The package types its public door only; this is the same module behind it.
  const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as SchemaEngineBindings;
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine;
}

import { createRequire } from 'node:module';
import path from 'node:path';
import { runChild } from './run-child';

/** Writes Prisma's client for the present schema. Works offline (see prisma.config.ts). */
export function generateClient(root: string, options: { readonly isQuiet?: boolean } = {}): Promise<number> {
  const manifest = createRequire(path.join(root, 'package.json')).resolve('prisma/package.json');
  const program = path.join(path.dirname(manifest), 'build', 'index.js');
  return runChild({
    parameters: [program, 'generate'],
    env: { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
    ...options,
  });
}

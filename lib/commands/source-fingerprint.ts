import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Everything that a build is made of. Tests and documents are not. */
const FOLDERS = ['app', 'components', 'lib', 'public'];
const FILES = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'next.config.js', 'postcss.config.mjs'],
  ...['proxy.ts', 'instrumentation.ts', 'prisma/schema.prisma', 'prisma.config.ts'],
];

/** Commands run outside the build, as tests do. */
const NOT_BUILT = /^lib\/commands\/|\.test\.tsx?$/;

/** A number for the present source, its dependencies and the major version of Node.js: equal where a build still fits. */
export function fingerprintSource(root: string): string {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}\n`);
  for (const file of [...FILES, ...FOLDERS.flatMap((folder) => listFiles(root, folder))]) {
    const content = readIfThere(path.join(root, file));
    if (content !== null) hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function listFiles(root: string, folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .filter((file) => !NOT_BUILT.test(file))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

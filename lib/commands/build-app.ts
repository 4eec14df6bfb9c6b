import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withStartLock } from '../embedded-postgres/start-lock';
import { generateClient } from './generate-client';
import { runNext } from './run-next';
import { fingerprintSource } from './source-fingerprint';

const FINGERPRINT_FILE = path.join('.next', 'source-fingerprint');
/** Outside `.next`, which a build empties; never in version control. */
const LOCK_FILE = path.join('node_modules', '.patchbay-build.lock');

/**
 * Builds the app unless there is a build of exactly this source. Two starts at once make one build. What the tools say of
 * it is shown where it was asked for (`isForced`) and where it fails.
 * @returns the exit code: 0 where there is a build now
 */
export async function buildApp(root: string, options: { isForced: boolean }): Promise<number> {
  if (!options.isForced && hasBuild(root)) return 0;
  const lockFile = path.join(root, LOCK_FILE);
  if (existsSync(lockFile)) console.log('Another start is building Patchbay; waiting for it …');
  return withStartLock(lockFile, async () => {
    if (!options.isForced && hasBuild(root)) return 0;
    console.log('Building Patchbay; this takes a minute and is done once per version …');
    const fingerprint = fingerprintSource(root);
    const isQuiet = !options.isForced;
    const startedAt = Date.now();
    const generated = await generateClient(root, { isQuiet });
    if (generated !== 0) return generated;
    const code = await runNext(['build'], { NODE_ENV: 'production' }, { isQuiet });
    if (code === 0) console.log(`Built in ${Math.round((Date.now() - startedAt) / 1_000)} s.`);
    if (code === 0) writeFileSync(path.join(root, FINGERPRINT_FILE), `${fingerprint}\n`);
    return code;
  });
}

function hasBuild(root: string): boolean {
  const file = path.join(root, FINGERPRINT_FILE);
  // Next.js writes BUILD_ID last and empties its folder first: a build that was cut off has none.
  if (!existsSync(path.join(root, '.next', 'BUILD_ID')) || !existsSync(file)) return false;
  return readFileSync(file, 'utf8').trim() === fingerprintSource(root);
}

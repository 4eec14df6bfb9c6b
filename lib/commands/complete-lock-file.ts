import { readFileSync, writeFileSync } from 'node:fs';

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const SYSTEMS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
};
const PROCESSORS = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
  arm: 'arm',
};

/**
 * Programs built per platform are optional dependencies. Where npm couldn't reach those of other platforms while it wrote
 * the lock file, it leaves them out, and `npm ci` then refuses the file, here and on those platforms. This adds what is
 * missing: version and platform, which is what npm needs to know whom it concerns.
 * @returns the names that were missing
 */
export function completeLockFile(lock: LockFile): { lock: LockFile; added: readonly string[] } {
  const packages: Record<string, LockedPackage> = { ...lock.packages };
  const added: string[] = [];
  for (const [place, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const isLocked = packages[`node_modules/${name}`] || packages[`${place}/node_modules/${name}`];
      if (isLocked || !/^\d/.test(version)) continue;
      packages[`node_modules/${name}`] = {
        version,
        ...(parent.dev ? { dev: true } : {}),
        ...{ optional: true, ...platformOf(name) },
      };
      added.push(name);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

/** What the name says of system, processor and C library: `@next/swc-linux-x64-musl`. */
function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const system = Object.entries(SYSTEMS).find(([word]) => new RegExp(`[-/]${word}-`).test(name))?.[1];
  const processor = Object.entries(PROCESSORS).find(([word]) => new RegExp(`[-/]${word}`).test(name))?.[1];
  return {
    ...(processor ? { cpu: [processor] } : {}),
    ...(/musl/.test(name) ? { libc: ['musl'] } : /gnu/.test(name) && system === 'linux' ? { libc: ['glibc'] } : {}),
    ...(system ? { os: [system] } : {}),
  };
}

if (process.argv[1]?.endsWith('complete-lock-file.ts')) {
  const file = 'package-lock.json';
  const { lock, added } = completeLockFile(JSON.parse(readFileSync(file, 'utf8')) as LockFile);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length > 0 ? `Added to ${file}: ${added.join(', ')}` : `${file} is complete.`);
}

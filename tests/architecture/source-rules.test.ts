import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { findPlatformBranches } from './find-platform-branches';

const ROOT = path.resolve(import.meta.dirname, '../..');

const PLATFORM_IDS = Object.keys(PLATFORM_CATALOG);

/** What lies in a platform's own folder; `shared` serves several. */
function isOfOnePlatform(file: string): boolean {
  const folder = /^lib\/video-platforms\/([^/]+)\//.exec(file)?.[1];
  return folder !== undefined && PLATFORM_IDS.includes(folder);
}

interface SourceFile {
  readonly file: string;
  readonly text: string;
}

async function readSources(): Promise<SourceFile[]> {
  const names = await Promise.all(
    ['app', 'components', 'lib'].map(async (folder) =>
      (await readdir(path.join(ROOT, folder), { recursive: true })).map((name) =>
        path.posix.join(folder, name.split(path.sep).join('/')),
      ),
    ),
  );
  const files = names.flat().filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name));
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(path.join(ROOT, file), 'utf8') })));
}

describe('the source', () => {
  let sources: SourceFile[] = [];

  beforeAll(async () => {
    sources = await readSources();
    expect(sources.length).toBeGreaterThan(100);
  });

  it('reads the environment in lib/env only', () => {
    const readers = sources.filter(
      ({ file, text }) => /process\.env\b/.test(text) && !/^lib\/(env|commands)\//.test(file),
    );
    expect(readers.map(({ file }) => file)).toEqual([]);
  });

  it('branches on no platform outside the platforms themselves', () => {
    const branching = sources
      .filter(({ file }) => !isOfOnePlatform(file))
      .flatMap(({ file, text }) => findPlatformBranches(file, text, PLATFORM_IDS).map((place) => `${file}:${place}`));
    expect(branching).toEqual([]);
  });

  it('gives every prepared statement a name of its own', () => {
    // PostgreSQL keeps a plan per name and connection: two texts under one name make the second caller fail.
    const places = new Map<string, string[]>();
    for (const { file, text } of sources) {
      for (const [, name = ''] of text.matchAll(/name:\s*'([a-z-]+)',\s*\n\s*text:/g)) {
        places.set(name, [...(places.get(name) ?? []), file]);
      }
    }
    expect(places.size).toBeGreaterThan(10);
    expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
  });
});

describe('findPlatformBranches', () => {
  const found = (text: string) => findPlatformBranches('example.tsx', text, PLATFORM_IDS).length;

  it.each([
    `if (meeting.platform === 'daily') end();`,
    `const isOwn = 'jitsi' !== room.platform;`,
    `const url = platform == "whereby" ? a : b;`,
    'const isJaas = platform === `jaas`;',
    `switch (platform) { case 'mock': return 1; default: return 2; }`,
    `if (['jitsi', 'jaas'].includes(platform)) embed();`,
    `if (new Set(['whereby', 'daily']).has(platform)) embed();`,
    `const page = <div>{platform.id === 'daily' ? <Daily /> : null}</div>;`,
    `const first = platforms.find(({ id }) => id === 'whereby');`,
  ])('finds %s', (text) => {
    expect(found(text)).toBe(1);
  });

  it.each([
    `const COLOURS = { daily: 'red', whereby: 'blue' };`,
    `const example = { platform: 'jitsi' };`,
    `if (meeting.platform === room.platform) reuse();`,
    `switch (embed.kind) { case 'daily-prebuilt': return 1; default: return 2; }`,
    `// if (platform === 'daily')`,
  ])('leaves %s alone', (text) => {
    expect(found(text)).toBe(0);
  });

  it('lets a platform know itself, and nobody else', () => {
    expect(isOfOnePlatform('lib/video-platforms/daily/client.ts')).toBe(true);
    expect(isOfOnePlatform('lib/video-platforms/index.ts')).toBe(false);
    expect(isOfOnePlatform('lib/video-platforms/shared/http.ts')).toBe(false);
    expect(isOfOnePlatform('lib/meetings/joining/open-meeting.ts')).toBe(false);
  });
});

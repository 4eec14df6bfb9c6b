import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

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
    const branching = sources.filter(
      ({ file, text }) =>
        !file.startsWith('lib/video-platforms/') &&
        /(platform|platformId|\.id)\s*[!=]==\s*['"](mock|jitsi|daily|whereby|jaas)['"]/.test(text),
    );
    expect(branching.map(({ file }) => file)).toEqual([]);
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

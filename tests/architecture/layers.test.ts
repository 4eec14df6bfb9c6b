import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * One file per rule that breaks it, written into a copy of the source, since the rules are about where a file lies. A
 * rule that no longer fires on its file protects nothing.
 */
const VIOLATIONS: Record<string, { file: string; content: string; also?: { file: string; content: string } }> = {
  'no-runtime-cycles': {
    file: 'lib/access/seeded-cycle-one.ts',
    content: "import { two } from './seeded-cycle-two';\nexport const one = () => two;\n",
    also: {
      file: 'lib/access/seeded-cycle-two.ts',
      content: "import { one } from './seeded-cycle-one';\nexport const two = () => one;\n",
    },
  },
  'platform-sees-no-sibling': {
    file: 'lib/video-platforms/mock/seeded-sibling.ts',
    content: "export * from '../jitsi/index';\n",
  },
  'platform-is-a-leaf': {
    file: 'lib/video-platforms/mock/seeded-leaf.ts',
    content: "export * from '../../data/sql';\n",
  },
  'platform-only-through-its-door': {
    file: 'lib/rooms/seeded-door.ts',
    content: "export * from '../video-platforms/jitsi/index';\n",
  },
  'demo-vendor-is-a-separate-service': {
    file: 'lib/video-platforms/seeded-demo-vendor.ts',
    content: "export * from '../mock-vendor/seeded-target';\n",
    also: { file: 'lib/mock-vendor/seeded-target.ts', content: 'export const target = 1;\n' },
  },
  'demo-vendor-knows-no-client': {
    file: 'lib/mock-vendor/seeded-client.ts',
    content: "export * from '../video-platforms/mock/index';\n",
  },
  'prisma-only-in-data': {
    file: 'lib/rooms/seeded-prisma.ts',
    content: "export * from '../data/db';\n",
  },
  'data-is-low': {
    file: 'lib/data/seeded-high.ts',
    content: "export * from '../meetings/joining/open-meeting';\n",
  },
  'use-cases-know-no-framework': {
    file: 'lib/meetings/seeded-framework.ts',
    content: "export { cookies } from 'next/headers';\n",
  },
  'components-are-client-safe': {
    file: 'components/seeded-server.tsx',
    content: "export * from '../lib/data/sql';\n",
  },
  'ui-kit-is-dumb': {
    file: 'components/ui/seeded-clever.tsx',
    content: "export * from '../../lib/schemas/room';\n",
  },
  'queue-knows-no-handlers': {
    file: 'lib/meetings/seeded-handler.ts',
    content: "export * from '../jobs/definitions/end-empty-meeting.handler';\n",
  },
  'app-is-the-top': {
    file: 'lib/rooms/seeded-app.ts',
    content: "export { default } from '../../app/layout';\n",
  },
  'production-never-imports-tests': {
    file: 'lib/rooms/seeded-test.ts',
    content: "export * from '../../tests/architecture/seeded-fixture';\n",
    also: { file: 'tests/architecture/seeded-fixture.ts', content: 'export const fixture = 1;\n' },
  },
};

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCES = ['app', 'components', 'lib'];
const seeded = Object.values(VIOLATIONS).flatMap(({ file, content, also }) => [
  { file, content },
  ...(also ? [also] : []),
]);

async function findViolations(directory: string): Promise<{ rule: string; from: string }[]> {
  const options = await extractOptions(path.join(ROOT, '.dependency-cruiser.cjs'));
  const result = await cruise(SOURCES, { ...options, baseDir: directory, outputType: 'json' }, undefined, {
    tsConfig: extractTypeScriptConfig(path.join(directory, 'tsconfig.json')),
  });
  const output = (typeof result.output === 'string' ? JSON.parse(result.output) : result.output) as ICruiseResult;
  return output.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from }));
}

describe('the layers', () => {
  let copy = '';
  let violations: { rule: string; from: string }[] = [];

  beforeAll(async () => {
    copy = await mkdtemp(path.join(tmpdir(), 'patchbay-layers-'));
    for (const source of [...SOURCES, 'prisma', 'tsconfig.json']) {
      await cp(path.join(ROOT, source), path.join(copy, source), { recursive: true });
    }
    await symlink(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
    for (const { file, content } of seeded) {
      await mkdir(path.dirname(path.join(copy, file)), { recursive: true });
      await writeFile(path.join(copy, file), content);
    }
    violations = await findViolations(copy);
  }, 120_000);

  afterAll(() => rm(copy, { recursive: true, force: true }));

  it.each(Object.entries(VIOLATIONS))('%s still bites', (rule, { file }) => {
    expect(violations).toContainEqual({ rule, from: file });
  });

  it('hold for the source as it is', async () => {
    expect(await findViolations(ROOT)).toEqual([]);
  }, 120_000);
});

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestCount } from './read-test-reports';

/** One thing that `npm test` does. */
export interface TestStep {
  readonly name: string;
  readonly run: () => Promise<TestCount>;
}

/** What counts where a step can't even say what failed. */
export const failedStep: TestCount = { passed: 0, failed: 1, skipped: 0, failures: [] };

/** A tool that either finds nothing or something: no test, but one failure where it finds something. */
export function checkStep(name: string, ...commands: readonly (readonly string[])[]): TestStep {
  return {
    name,
    async run() {
      for (const command of commands) {
        if ((await runTool(command)) !== 0) return failedStep;
      }
      return { passed: 0, failed: 0, skipped: 0, failures: [] };
    },
  };
}

/**
 * A test runner that writes a report as JSON. Where it fails without a failed test (a file that can't be loaded, a server
 * that doesn't start), that counts as one failure.
 */
export function runnerStep(
  name: string,
  makeRun: (reportFile: string) => { command: readonly string[]; env?: Readonly<Record<string, string>> },
  readReport: (report: unknown) => TestCount,
): TestStep {
  return {
    name,
    async run() {
      const folder = mkdtempSync(path.join(tmpdir(), 'patchbay-report-'));
      const reportFile = path.join(folder, 'report.json');
      try {
        const { command, env } = makeRun(reportFile);
        const code = await runTool(command, env);
        const count = readCount(reportFile, readReport);
        return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function readCount(file: string, readReport: (report: unknown) => TestCount): TestCount {
  try {
    return readReport(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return failedStep;
  }
}

/** Runs a tool of node_modules by its package and file, as `npx` would but without asking anybody. */
function runTool(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  const [tool = '', ...parameters] = command;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [findTool(tool), ...parameters], {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** `vitest` or, where a package's program is called otherwise, `dependency-cruiser:depcruise`. */
function findTool(tool: string): string {
  const [packageName = '', program = packageName.split('/').at(-1) ?? ''] = tool.split(':');
  const root = findPackage(packageName);
  const { bin } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin[program];
  if (!file) throw new Error(`The package ${packageName} has no program ${program}.`);
  return path.join(root, file);
}

function findPackage(name: string): string {
  const folders = createRequire(path.resolve('package.json')).resolve.paths(name) ?? [];
  for (const folder of folders) {
    try {
      readFileSync(path.join(folder, name, 'package.json'));
      return path.join(folder, name);
    } catch {
      // Not in this one.
    }
  }
  throw new Error(`${name} is not installed: run npm ci.`);
}

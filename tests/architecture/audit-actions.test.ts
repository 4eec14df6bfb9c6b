import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ACTION_KINDS, describeAction } from '@/components/admin/audit/describe-action';
import { AUDIT_ACTIONS } from '@/lib/schemas/audit-actions';

const LIB = path.resolve(import.meta.dirname, '../../lib');
const WRITES_AUDIT = /record(Audit|\w*Changes?)\b/;
/** Places in a document that look like actions. */
const PLACES: ReadonlySet<string> = new Set(['plan.salt']);
const KINDS: ReadonlySet<string> = new Set(ACTION_KINDS.map(({ value }) => value));

/** Every text that can be an action, in the files that write into the audit log. Names of log lines look alike. */
function findActions(): string[] {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const found = files.flatMap((file) => {
    const text = readFileSync(path.join(LIB, file), 'utf8');
    if (!WRITES_AUDIT.test(text)) return [];
    const lines = text.split('\n').filter((line) => !/\bevent:|^import\b|^\s*(\*|\/\/|\/\*)/.test(line));
    return lines.flatMap((line) =>
      [...line.matchAll(/'([a-z-]+)\.([a-z-]+)'/g)].map(([, kind, what]) => `${kind}.${what}`),
    );
  });
  return [...new Set(found)].filter((action) => KINDS.has(action.split('.')[0] ?? '') && !PLACES.has(action)).sort();
}

/** What is given as `action` outright, whatever its kind. */
function findPlainActions(): string[] {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) =>
    [...readFileSync(path.join(LIB, file), 'utf8').matchAll(/action: '([a-z-]+\.[a-z-]+)'/g)].map(
      ([, action = '']) => action,
    ),
  );
}

const KNOWN: ReadonlySet<string> = new Set(AUDIT_ACTIONS);

it('has words for every action that is written down, and a kind to filter by', () => {
  const actions = [...new Set([...findActions(), ...findPlainActions()])];
  expect(actions.length).toBeGreaterThan(35);
  expect(actions.filter((action) => !KNOWN.has(action))).toEqual([]);
  expect(actions.filter((action) => !KINDS.has(action.split('.')[0] ?? ''))).toEqual([]);
});

it('reads well enough where a newer version wrote something', () => {
  expect(describeAction('room.painted-green')).toBe('room painted green');
});

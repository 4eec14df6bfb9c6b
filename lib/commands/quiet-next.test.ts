import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

/** What a program prints that begins as Next.js does. */
function runQuietly(program: string): string[] {
  const preload = path.resolve('lib/commands/quiet-next.mjs');
  const { stdout } = spawnSync(process.execPath, ['--import', preload, '-e', program], { encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean);
}

it('leaves out what Next.js says of itself at its start, and nothing else', () => {
  const lines = [
    '\u001b[1m▲ Next.js 16.4.6\u001b[22m',
    '- Local:         http://localhost:3000',
    '- Network:       http://192.0.2.7:3000',
    '\u001b[32m✓\u001b[39m Ready in 134ms',
    '✓ Running next.config.js took 68ms',
    '⚠ something is wrong',
    '- Experiments (use with caution):',
    '  ✓ authInterrupts',
    '',
    '- Local: matters later',
  ];
  const program = `for (const line of ${JSON.stringify(lines)}) console.log(line); process.stdout.write('Patchbay is ready.')`;
  expect(runQuietly(program)).toEqual(['⚠ something is wrong', '- Local: matters later', 'Patchbay is ready.']);
});

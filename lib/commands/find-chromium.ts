import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const VERSION_TIMEOUT_MS = 20_000;

export const HOW_TO_GET_CHROMIUM =
  'No Chromium was found for the end-to-end tests. Get one with "npx playwright install --with-deps chromium" or ' +
  '"sudo apt-get install -y chromium", or name one: CHROMIUM_PATH=/path/to/chromium npm test';

/**
 * A Chromium to test in: the one in CHROMIUM_PATH, Playwright's own, one of the system, or, as root on Debian and its
 * kin, one that is installed now. Null where there is none; HOW_TO_GET_CHROMIUM then says what to do.
 */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return works(named) ? named : null;
  const places = [chromium.executablePath(), ...KNOWN_PLACES];
  return places.find(works) ?? (installChromium() ? (KNOWN_PLACES.find(works) ?? null) : null);
}

/** Ubuntu ships a /usr/bin/chromium-browser that only says to install a snap: asking for the version tells them apart. */
function works(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const said = execFileSync(file, ['--version'], {
      encoding: 'utf8',
      timeout: VERSION_TIMEOUT_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /Chrom/.test(said);
  } catch {
    return false;
  }
}

function installChromium(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('Installing Chromium with apt-get for the end-to-end tests …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
    return true;
  } catch {
    return false;
  }
}

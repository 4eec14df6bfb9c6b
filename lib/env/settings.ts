import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processSingleton } from '../process-singleton';
import { checkLogoFile } from './check-logo-file';
import { makeDirectory } from './make-directory';
import { MIGRATION_TARGETS } from './migration-targets';
import { SettingsError } from './settings-error';
import { type ParsedSettings, settingsSchema } from './settings-schema';

/** Settings as the app uses them: parsed, defaulted, and with what could be derived. */
export interface Settings extends Omit<ParsedSettings, 'PUBLIC_URL' | 'NEXTAUTH_SECRET' | 'STORAGE_URL'> {
  /** Without a slash at its end. */
  readonly PUBLIC_URL: string;
  readonly NEXTAUTH_SECRET: string;
  readonly STORAGE_URL: string;
  /** True where Patchbay starts its own PostgreSQL. */
  readonly isDatabaseEmbedded: boolean;
  /** Names that the settings file gives. */
  readonly namesInFile: readonly string[];
  /** Every setting by name as it was given, for the platforms to read theirs from. */
  readonly raw: Readonly<Record<string, string | undefined>>;
}

/**
 * The settings of this process, parsed once: environment first, then the file named by PATCHBAY_CONFIG, then defaults.
 * @throws SettingsError with one line per wrong setting: its name, what is wrong and an example; never a value
 */
export function getSettings(): Settings {
  return processSingleton('settings', () => readSettings(process.env));
}

/** Parses settings from a given environment. Makes and keeps a sign-in secret where the database is embedded. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const file = readSettingsFile(environment);
  const raw = mergeWithFile(environment, file);
  const namesInFile = Object.keys(file);
  const parsed = settingsSchema.safeParse(raw);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map((issue) => ({ name: String(issue.path[0]), problem: issue.message })),
    );
  }
  const settings = parsed.data;
  assertConsistent(settings);
  const logoProblem = raw.LOGO_FILE ? checkLogoFile(settings.LOGO_FILE) : null;
  if (logoProblem !== null) throw new SettingsError([{ name: 'LOGO_FILE', problem: logoProblem }]);
  const dataDirectory = path.resolve(settings.DATA_DIR);
  const isDatabaseEmbedded = settings.DATABASE_URL === undefined;
  return {
    ...settings,
    DATA_DIR: dataDirectory,
    PUBLIC_URL: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, ''),
    NEXTAUTH_SECRET: settings.NEXTAUTH_SECRET ?? keepSecret(dataDirectory),
    STORAGE_URL: settings.STORAGE_URL ?? `file:${path.join(dataDirectory, 'recordings')}`,
    isDatabaseEmbedded,
    namesInFile,
    raw,
  };
}

function readSettingsFile(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const file = environment.PATCHBAY_CONFIG;
  if (!file) return {};
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const problem =
      error instanceof SyntaxError
        ? `names ${file}, which is not valid JSON, for example {"PORT": 3000}`
        : `names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); name a file that this user can read, for example PATCHBAY_CONFIG=/etc/patchbay.json`;
    throw new SettingsError([{ name: 'PATCHBAY_CONFIG', problem }]);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new SettingsError([
      {
        name: 'PATCHBAY_CONFIG',
        problem: `names ${file}, which must hold one JSON object, for example {"PORT": 3000}`,
      },
    ]);
  }
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, textOf(file, name, value)]));
}

/** The environment comes first. */
function mergeWithFile(
  environment: Readonly<Record<string, string | undefined>>,
  file: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined);
  return { ...file, ...Object.fromEntries(given) };
}

function textOf(file: string, name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join(',');
  throw new SettingsError([
    {
      name,
      problem: `in ${file} must be a text, a number, true, false or a list of texts, for example {"PORT": 3000}`,
    },
  ]);
}

const OIDC_EXAMPLES = {
  OIDC_ISSUER: 'https://login.example.com/realms/acme',
  OIDC_CLIENT_ID: 'patchbay',
  OIDC_CLIENT_SECRET: 'what the issuer shows for this client',
} as const;

function assertConsistent(settings: ParsedSettings): void {
  const problems: { name: string; problem: string }[] = [];
  if (settings.DATABASE_URL !== undefined && settings.NEXTAUTH_SECRET === undefined) {
    problems.push({
      name: 'NEXTAUTH_SECRET',
      problem:
        'is required with DATABASE_URL, so that every process signs alike, for example the output of: openssl rand -base64 32',
    });
  }
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const given = oidc.filter((name) => settings[name] !== undefined);
  if (given.length > 0 && given.length < oidc.length) {
    for (const name of oidc.filter((candidate) => settings[candidate] === undefined)) {
      problems.push({
        name,
        problem: `is required for single sign-on, as ${given.join(' and ')} is set, for example ${OIDC_EXAMPLES[name]}`,
      });
    }
  }
  problems.push(...findRoomsInTwoLists(settings));
  if (problems.length > 0) throw new SettingsError(problems);
}

function findRoomsInTwoLists(settings: ParsedSettings): { name: string; problem: string }[] {
  const problems: { name: string; problem: string }[] = [];
  const seen = new Map<string, string>();
  for (const target of MIGRATION_TARGETS) {
    const name = `${target}_MIGRATION_ROOM_IDS` as const;
    for (const listed of settings[name]) {
      // Names are in small letters, however they are written here.
      const room = listed.toLowerCase();
      const other = seen.get(room);
      if (other !== undefined && other !== name) {
        problems.push({
          name,
          problem: `and ${other} both list the room ${room}; a room can move to one platform only`,
        });
      }
      seen.set(room, name);
    }
  }
  return problems;
}

/** The secret that signs sessions, made once and kept beside the embedded database. */
function keepSecret(dataDirectory: string): string {
  const file = path.join(dataDirectory, 'nextauth-secret');
  try {
    if (existsSync(file)) {
      const kept = readFileSync(file, 'utf8').trim();
      if (kept.length >= 16) return kept;
    }
    makeDirectory(dataDirectory);
    const secret = randomBytes(32).toString('base64url');
    // Two processes may start at once: the one that creates the file wins and the other reads it.
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && existsSync(file)) return readFileSync(file, 'utf8').trim();
    throw new SettingsError([
      {
        name: 'DATA_DIR',
        problem: `is ${dataDirectory}, which cannot be written (${code ?? 'unknown error'}); make it writable for this user, free some space, or name another folder, for example DATA_DIR=/var/lib/patchbay`,
      },
    ]);
  }
}

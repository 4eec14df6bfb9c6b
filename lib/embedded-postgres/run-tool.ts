import { spawn, spawnSync } from 'node:child_process';

/** How a program ended. */
export interface ToolResult {
  /** Null where it could not be run at all or was killed. */
  readonly code: number | null;
  /** What it said, on either stream. */
  readonly output: string;
}

/** Programs get no environment of ours: PGDATA, PGPORT and the like would change what they do. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin',
  LC_ALL: 'C',
  LANG: 'C',
  TZ: 'UTC',
};

const PIPE_GRACE_MS = 500;

interface ToolRun {
  readonly file: string;
  readonly parameters: readonly string[];
  /** Whose it is; null for the user that this process runs as. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
  readonly timeoutMs: number;
}

/**
 * Runs a program to its end, in a session of its own: Ctrl-C in the terminal is meant for the app, which stops things in
 * order. Never throws; what went wrong is in the result.
 */
export function runTool({ file, parameters, user, timeoutMs }: ToolRun): Promise<ToolResult> {
  return new Promise((resolve) => {
    const child = spawn(file, parameters, {
      cwd: '/',
      env: ENVIRONMENT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const finish = (code: number | null) => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(null);
    });
    child.on('close', (code) => finish(code));
    // A server started by the program may have inherited the pipes, which then stay open after the program's end.
    child.on('exit', (code) => setTimeout(() => finish(code), PIPE_GRACE_MS).unref());
  });
}

/** The same at once, for short checks. */
export function runToolSync({ file, parameters, user, timeoutMs }: ToolRun): ToolResult {
  const result = spawnSync(file, parameters, {
    cwd: '/',
    env: ENVIRONMENT,
    timeout: timeoutMs,
    encoding: 'utf8',
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}`;
  return { code: result.status, output: result.error ? `${said}${result.error.message}` : said };
}

import pino, { type Logger } from 'pino';
import { getSettings } from './env/settings';
import { processSingleton } from './process-singleton';

/** Names under which a secret might be logged by mistake; their values are replaced. */
const SECRET_PATHS = [
  'password',
  'token',
  'secret',
  'jwt',
  'apiKey',
  'authorization',
  'cookie',
  'hostKey',
  'hostRoomUrl',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Structured log lines on standard output. */
export function getLog(): Logger {
  return processSingleton('log', () =>
    pino({ level: getSettings().LOG_LEVEL, base: null, redact: { paths: SECRET_PATHS, censor: '[secret]' } }),
  );
}

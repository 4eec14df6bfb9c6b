import { stopApp } from './stop-app';

/**
 * One Ctrl-C reaches the process several times: from the terminal, from npm and from our own start command. Only what
 * comes later than this is a second one.
 */
const SAME_KEYPRESS_MS = 700;

/** Stops the app in order on SIGTERM, Ctrl-C, and when the command that started it is gone; a second Ctrl-C forces. */
export function handleSignals(): void {
  let firstAt: number | null = null;
  const onSignal = () => {
    const now = performance.now();
    if (firstAt === null) {
      firstAt = now;
      void stopApp();
    } else if (now - firstAt > SAME_KEYPRESS_MS) {
      process.stderr.write('Stopped at once; the database recovers at the next start.\n');
      process.exit(130);
    }
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.once('disconnect', onSignal);
  // The channel to the start command must not keep a finished process alive.
  process.channel?.unref();
}

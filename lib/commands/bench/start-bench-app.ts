import { startThrowawayApp } from '../throwaway-app';

/** The built app on data of its own, silent. */
export interface BenchApp {
  /** `http://127.0.0.1:<port>`: a number, so that no request has to look up a name first. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts the app for one figure. The build is there already. */
export async function startBenchApp(settings: Readonly<Record<string, string>> = {}): Promise<BenchApp> {
  const app = await startThrowawayApp('bench', {
    LOG_LEVEL: 'silent',
    ADMIN_PASSWORD: 'only for measuring',
    ...settings,
  });
  return { origin: app.address.replace('localhost', '127.0.0.1'), stop: app.stop };
}

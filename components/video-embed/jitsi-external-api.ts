import { loadScript } from './load-script';

/** The part of Jitsi's IFrame API that is used here (Jitsi handbook, "IFrame API"). */
export interface JitsiExternalApi {
  addListener(event: string, listener: (data: unknown) => void): void;
  executeCommand(command: string, options?: Readonly<Record<string, unknown>>): void;
  getIFrame(): HTMLIFrameElement;
  /** Everybody in the call, oneself included. */
  getNumberOfParticipants(): number;
  dispose(): void;
}

export interface JitsiOptions {
  readonly roomName: string;
  readonly jwt?: string;
  readonly parentNode: HTMLElement;
  readonly width: string;
  readonly height: string;
  readonly configOverwrite: Readonly<Record<string, unknown>>;
  readonly userInfo: { readonly displayName: string };
  readonly onload: () => void;
}

export type JitsiConstructor = new (domain: string, options: JitsiOptions) => JitsiExternalApi;

const constructors = new Map<string, Promise<JitsiConstructor>>();

/**
 * The API's constructor as one server's script made it, loaded once per address: each server brings the version that
 * fits it. A failure is forgotten, so that the next call tries again without the page being reloaded.
 * @throws Error where the script can't be loaded or isn't Jitsi's
 */
export function loadJitsiApi(scriptUrl: string): Promise<JitsiConstructor> {
  const known = constructors.get(scriptUrl);
  if (known) return known;
  const loading = loadScript(scriptUrl, () => takeConstructor(scriptUrl)).catch((error: unknown) => {
    constructors.delete(scriptUrl);
    throw error;
  });
  constructors.set(scriptUrl, loading);
  return loading;
}

function takeConstructor(scriptUrl: string): JitsiConstructor {
  // Every server's script leaves its constructor under this one name. It is taken away, or a script that brings none (a
  // proxy's error page, say) would seem to have brought that of another server.
  const scope = window as { JitsiMeetExternalAPI?: unknown };
  const made = scope.JitsiMeetExternalAPI;
  scope.JitsiMeetExternalAPI = undefined;
  if (typeof made !== 'function') throw new Error(`The script ${scriptUrl} is not Jitsi's IFrame API.`);
  return made as JitsiConstructor;
}

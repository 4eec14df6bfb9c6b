import { loadScript } from './load-script';

/** The part of Jitsi's IFrame API that is used here (Jitsi handbook, "IFrame API"). */
export interface JitsiExternalApi {
  addListener(event: string, listener: (data: unknown) => void): void;
  executeCommand(command: string): void;
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

type JitsiConstructor = new (domain: string, options: JitsiOptions) => JitsiExternalApi;

const constructors = new Map<string, JitsiConstructor>();

/**
 * The API's constructor as one server's script made it: each server brings the version that fits it, and all of them
 * use the same global name.
 * @throws Error where the script can't be loaded or isn't Jitsi's
 */
export async function loadJitsiApi(scriptUrl: string): Promise<JitsiConstructor> {
  const known = constructors.get(scriptUrl);
  if (known) return known;
  await loadScript(scriptUrl);
  // The script is not ours and leaves its constructor in the window.
  const made = (window as { JitsiMeetExternalAPI?: unknown }).JitsiMeetExternalAPI;
  if (typeof made !== 'function') throw new Error(`The script ${scriptUrl} is not Jitsi's IFrame API.`);
  constructors.set(scriptUrl, made as JitsiConstructor);
  return made as JitsiConstructor;
}

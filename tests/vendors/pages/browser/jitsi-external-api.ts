// What a Jitsi server gives as /external_api.js: it leaves its class in the window of the page that loads it.
(() => {
  /** Names in Jitsi's frame, and what the API calls them. */
  const EVENTS: Readonly<Record<string, string>> = {
    'browser-support': 'browserSupport',
    'error-occurred': 'errorOccurred',
    'participant-joined': 'participantJoined',
    'participant-kicked-out': 'participantKickedOut',
    'participant-left': 'participantLeft',
    'password-required': 'passwordRequired',
    'recording-status-changed': 'recordingStatusChanged',
    'video-conference-joined': 'videoConferenceJoined',
    'video-conference-left': 'videoConferenceLeft',
    'video-ready-to-close': 'readyToClose',
  };
  /** What an event does to the number of people. */
  const CHANGES: Readonly<Record<string, number>> = {
    'participant-joined': 1,
    'participant-left': -1,
    'video-conference-joined': 1,
    'video-conference-left': -1,
  };
  const COMMANDS: Readonly<Record<string, string>> = {
    endConference: 'end-conference',
    hangup: 'video-hangup',
    startRecording: 'start-recording',
    stopRecording: 'stop-recording',
  };
  const MODES: readonly unknown[] = ['file', 'stream', 'local'];
  const START_OPTIONS: ReadonlySet<string> = new Set([
    'mode',
    'shouldShare',
    'dropboxToken',
    'onlySelf',
    'rtmpStreamKey',
    'rtmpBroadcastID',
    'youtubeStreamKey',
    'youtubeBroadcastID',
    'extraMetadata',
    'transcription',
  ]);
  /** What is wrong with a command's values; null where nothing is. Jitsi itself says so in its log and does nothing. */
  const CHECKS: Readonly<Record<string, (values: readonly unknown[]) => string | null>> = {
    startRecording: ([options, ...rest]) => {
      if (typeof options !== 'object' || options === null || rest.length > 0) return 'takes one object';
      const unknown = Object.keys(options).find((name) => !START_OPTIONS.has(name));
      if (unknown) return `has no option ${unknown}`;
      return MODES.includes((options as { mode?: unknown }).mode) ? null : 'needs a mode';
    },
    stopRecording: ([mode]) => (MODES.includes(mode) ? null : 'needs a mode'),
  };
  const ALLOW =
    'autoplay; camera; clipboard-write; compute-pressure; display-capture; hid; microphone; screen-wake-lock; speaker-selection';
  let count = 0;

  interface Options {
    readonly roomName?: string;
    readonly jwt?: string;
    readonly parentNode?: HTMLElement;
    readonly width?: string;
    readonly height?: string;
    readonly configOverwrite?: Readonly<Record<string, unknown>>;
    readonly userInfo?: Readonly<Record<string, unknown>>;
    readonly onload?: () => void;
  }

  class JitsiMeetExternalAPI {
    readonly #listeners = new Map<string, Set<(data: unknown) => void>>();
    readonly #frame = document.createElement('iframe');
    readonly #scope = `jitsi_meet_external_api_${count}`;
    readonly #origin: string;
    #people = 0;
    readonly #onMessage = (event: MessageEvent<unknown>) => this.#receive(event);

    constructor(domain: string, options: Options = {}) {
      this.#origin = `https://${domain}`;
      const address = new URL(`${this.#origin}/${options.roomName ?? ''}`);
      if (options.jwt) address.searchParams.set('jwt', options.jwt);
      const fragment = [`jitsi_meet_external_api_id=${count}`];
      for (const [group, values] of [
        ['config', options.configOverwrite],
        ['userInfo', options.userInfo],
      ] as const) {
        for (const [name, value] of Object.entries(values ?? {})) {
          fragment.push(`${group}.${name}=${encodeURIComponent(JSON.stringify(value))}`);
        }
      }
      address.hash = fragment.join('&');
      count += 1;
      this.#frame.allow = ALLOW;
      this.#frame.allowFullscreen = true;
      this.#frame.src = address.href;
      this.#frame.style.cssText = `border:0;width:${options.width ?? '100%'};height:${options.height ?? '100%'}`;
      if (options.onload) this.#frame.onload = options.onload;
      window.addEventListener('message', this.#onMessage);
      (options.parentNode ?? document.body).append(this.#frame);
    }

    addListener(name: string, listener: (data: unknown) => void): this {
      this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener));
      return this;
    }

    executeCommand(name: string, ...values: unknown[]): void {
      const command = COMMANDS[name];
      if (!command) throw new Error(`Not a command: ${name}`);
      const problem = CHECKS[name]?.(values) ?? null;
      if (problem !== null) throw new Error(`The command ${name} ${problem}`);
      const params = { type: 'event', data: { name: command, data: values } };
      this.#frame.contentWindow?.postMessage(
        JSON.stringify({ postis: true, scope: this.#scope, method: 'message', params }),
        this.#origin,
      );
    }

    getIFrame(): HTMLIFrameElement {
      return this.#frame;
    }

    getNumberOfParticipants(): number {
      return this.#people;
    }

    dispose(): void {
      window.removeEventListener('message', this.#onMessage);
      this.#listeners.clear();
      this.#frame.remove();
    }

    #receive(event: MessageEvent<unknown>): void {
      if (event.source !== this.#frame.contentWindow || typeof event.data !== 'string') return;
      const { scope, params } = JSON.parse(event.data) as {
        scope?: string;
        params?: { data?: { name?: string } & Record<string, unknown> };
      };
      if (scope !== this.#scope || !params?.data?.name) return;
      const { name, ...data } = params.data;
      this.#people += CHANGES[name] ?? 0;
      const known = EVENTS[name];
      if (known) for (const listener of this.#listeners.get(known) ?? []) listener(data);
    }
  }

  (window as unknown as Record<string, unknown>).JitsiMeetExternalAPI = JitsiMeetExternalAPI;
})();

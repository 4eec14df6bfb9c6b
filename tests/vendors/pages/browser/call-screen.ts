export interface Person {
  readonly name: string;
  readonly isHost: boolean;
}

export interface CallScreen {
  /** What is going on, in one line. */
  say(text: string): void;
  showPeople(people: readonly Person[]): void;
  addButton(label: string, onPress: () => void): void;
  /** Everything that can go wrong at this vendor, to choose from. */
  addFaults(names: readonly string[], onChoose: (name: string) => void): void;
  /** Opens what the person wants on, and says what came of it: this is where a page's policy shows. */
  startMedia(wanted: { readonly camera: boolean; readonly microphone: boolean }): Promise<void>;
  /** Camera and microphone off, people and buttons gone: the call is over. */
  close(text: string): void;
}

/** The page of a call as all vendors' pages have it: who is there, oneself, and the ways out. */
export function showCallScreen(vendor: string, room: string): CallScreen {
  document.title = `${vendor} (stand-in)`;
  document.body.style.cssText =
    'margin:0;padding:1rem;background:#16202c;color:#fff;font:16px/1.5 system-ui,sans-serif';
  const title = append(document.body, 'h1', `${vendor} (stand-in): ${room}`);
  title.style.fontSize = '1.1rem';
  const notice = append(document.body, 'p', 'Getting ready');
  notice.setAttribute('role', 'status');
  const list = append(document.body, 'ul');
  list.setAttribute('aria-label', 'People in this call');
  const media = append(document.body, 'p');
  const view = append(document.body, 'video');
  view.muted = true;
  view.autoplay = true;
  view.style.width = '12rem';
  const controls = append(document.body, 'div');
  const streams: MediaStream[] = [];

  const nameState = (name: string, isWanted: boolean, kind: 'video' | 'audio'): string => {
    if (!isWanted) return `${name} off`;
    return streams.some((stream) => stream.getTracks().some((track) => track.kind === kind))
      ? `${name} on`
      : `${name} blocked`;
  };

  return {
    say: (text) => {
      notice.textContent = text;
    },
    showPeople: (people) => {
      list.replaceChildren(
        ...people.map(({ name, isHost }) => {
          const item = document.createElement('li');
          item.textContent = isHost ? `${name} (host)` : name;
          return item;
        }),
      );
    },
    addButton: (label, onPress) => {
      append(controls, 'button', label).addEventListener('click', onPress);
    },
    addFaults: (names, onChoose) => {
      const label = append(controls, 'label', 'Make something go wrong: ');
      const select = append(label, 'select');
      for (const name of ['', ...names]) append(select, 'option', name);
      select.addEventListener('change', () => select.value && onChoose(select.value));
    },
    startMedia: async ({ camera, microphone }) => {
      for (const wanted of [camera ? { video: true } : null, microphone ? { audio: true } : null]) {
        if (wanted) await navigator.mediaDevices.getUserMedia(wanted).then((made) => streams.push(made), warn);
      }
      view.srcObject = streams[0] ?? null;
      media.textContent = `${nameState('Camera', camera, 'video')}, ${nameState('microphone', microphone, 'audio')}`;
    },
    close: (text) => {
      for (const track of streams.flatMap((stream) => stream.getTracks())) track.stop();
      for (const gone of [list, media, view, controls]) gone.remove();
      notice.textContent = text;
    },
  };
}

function warn(problem: unknown): void {
  console.warn(problem);
}

function append<Name extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  name: Name,
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  parent.append(element);
  return element;
}

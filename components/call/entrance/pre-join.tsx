'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import type { MediaChoice } from '@/components/video-embed/embed-events';
import { useLiveEvents } from '@/lib/queries/use-live-events';
import { displayNameSchema } from '@/lib/schemas/meeting';
import type { RoomEntrance } from '@/lib/schemas/room-entrance';
import type { RecordingKind } from '@/lib/video-platforms/contract';
import { WaitingAtEntrance } from '../door/waiting-at-entrance';
import { RecordingQuestion } from '../recording/recording-question';
import { CameraPreview } from './camera-preview';
import { DeviceChoice } from './device-choice';
import { EntranceHead } from './entrance-head';
import { MediaProblemNote } from './media-problem-note';
import { MicrophoneLevel } from './microphone-level';
import { DEFAULT_MEDIA, recallMedia, recallName, rememberMedia, rememberName } from './remembered-choices';
import { keepTypedName, recallTypedName } from './typed-name';
import { useOwnMedia } from './use-own-media';

export interface JoinWish {
  readonly displayName: string;
  /** The answer to being recorded; null where nobody asked. */
  readonly consent: boolean | null;
  readonly media: MediaChoice;
}

interface PreJoinProps {
  entrance: RoomEntrance;
  /** Null where this visitor may not know. */
  people: number | null;
  isHost: boolean;
  /** The door isn't open, and lets this visitor through all the same. */
  isLetIn: boolean;
  /** False while the server is asked whether a host link makes a host. */
  isHostLinkChecked: boolean;
  /** Why a host link makes none; null where it does, and where there is none. */
  hostLinkProblem: string | null;
  /** The name of the account, for somebody who never typed another. */
  accountName: string | null;
  /** What the page asks consent for. */
  recording: RecordingKind;
  /** True where somebody joined, and only then it turned out that the call may be recorded. */
  isConsentDue: boolean;
  /** What is said above the question to somebody whose call went on without them; null otherwise. */
  moveNotice: string | null;
  /** From the server, for the name that was sent. */
  nameError: string | null;
  onJoin: (wish: JoinWish) => void;
}

/** Before the call: a name, a look at oneself, and one click. */
export function PreJoin(props: PreJoinProps) {
  const {
    entrance,
    people,
    isHost,
    isLetIn,
    isHostLinkChecked,
    accountName,
    recording,
    isConsentDue,
    nameError,
    onJoin,
  } = props;
  // Read where it stands: people type before the page can follow, and what they typed must not be lost.
  const nameInput = useRef<HTMLInputElement>(null);
  const isHydrated = useIsHydrated();
  const [choice, setChoice] = useState<MediaChoice | null>(null);
  const [consent, setConsent] = useState<boolean | null>(null);
  const [errors, setErrors] = useState<{ name?: string | undefined; consent?: string | undefined }>(
    isConsentDue ? { consent: CONSENT_DUE } : {},
  );
  const media = useOwnMedia(choice);
  const shownChoice = choice ?? DEFAULT_MEDIA;
  useLiveEvents();
  const mustAsk = entrance.door === 'ask' && !isHost && !isLetIn && isHostLinkChecked;

  // What this browser remembers is not known on the server, so it comes after the first picture of the page.
  useEffect(() => {
    setChoice(recallMedia());
    const input = nameInput.current;
    if (!input) return;
    if (input.value !== '' && input.value !== accountName) {
      keepTypedName(input.value);
      return;
    }
    const remembered = recallTypedName() ?? recallName();
    if (!remembered) return;
    input.value = remembered;
    // Somebody may be about to type: that replaces it, and isn't added to it.
    if (document.activeElement === input) input.select();
  }, [accountName]);

  const change = (changes: Partial<MediaChoice>) => {
    const next = { ...shownChoice, ...changes };
    rememberMedia(next);
    setChoice(next);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = nameInput.current?.value ?? '';
    const parsed = displayNameSchema.safeParse(name);
    const needsConsent = recording !== 'none' && consent === null;
    setErrors({
      name: name.trim() === '' ? 'Type a name, so that the others know who you are.' : parsed.error?.issues[0]?.message,
      consent: needsConsent ? CONSENT_DUE : undefined,
    });
    if (!parsed.success || needsConsent) return;
    rememberName(parsed.data);
    keepTypedName(null);
    onJoin({ displayName: parsed.data, consent: recording === 'none' ? null : consent, media: shownChoice });
  };

  return (
    <div className="grid w-full items-center gap-6 md:grid-cols-[minmax(0,1.4fr)_minmax(17rem,1fr)] md:gap-10">
      <div className="flex min-w-0 flex-col gap-3 max-md:order-2">
        <CameraPreview media={media} choice={shownChoice} onChange={change} />
        {media.stream && media.stream.getAudioTracks().length > 0 ? <MicrophoneLevel stream={media.stream} /> : null}
        <MediaProblemNote camera={media.camera} microphone={media.microphone} onTryAgain={media.tryAgain} />
        <DeviceChoice media={media} choice={shownChoice} onChange={change} />
      </div>
      <form onSubmit={submit} noValidate className="flex min-w-0 flex-col gap-5">
        <EntranceHead
          entrance={entrance}
          people={people}
          isHost={isHost}
          problems={[props.hostLinkProblem, props.moveNotice]}
        />
        {entrance.canManage && entrance.door !== 'open' ? <WaitingAtEntrance roomName={entrance.name} /> : null}
        <Field label="Your name" error={errors.name ?? nameError}>
          <Input
            ref={nameInput}
            defaultValue={accountName ?? ''}
            maxLength={80}
            autoComplete="name"
            className="h-11"
            onChange={(event) => {
              keepTypedName(event.target.value);
              setErrors((before) => ({ ...before, name: undefined }));
            }}
          />
        </Field>
        {recording === 'none' ? null : (
          <RecordingQuestion
            kind={recording}
            answer={consent}
            error={errors.consent ?? null}
            onAnswer={(answer) => {
              setConsent(answer);
              setErrors((before) => ({ ...before, consent: undefined }));
            }}
          />
        )}
        <div className="flex flex-col gap-2">
          <Button type="submit" size="lg" disabled={!isHydrated || !isHostLinkChecked}>
            {mustAsk ? 'Ask to join' : 'Join'}
          </Button>
          {isHost || entrance.door === 'open' ? null : (
            <p className="text-sm text-muted-foreground">
              {isHostLinkChecked ? (isLetIn ? LET_IN : DOORS)[entrance.door] : 'Your host link is being checked.'}
            </p>
          )}
        </div>
      </form>
    </div>
  );
}

/** What a guest is told of a door that isn't open. */
const DOORS = {
  ask: 'A host of this call lets you in. If you were in it before, you get straight back.',
  'host-first': 'You wait here until a host is in the call.',
} as const;

/** The same, told to somebody who needn't wait there. */
const LET_IN = {
  ask: 'You were let in already: you get straight in.',
  'host-first': 'You get straight in: a host is there, or you were in this call before.',
} as const;

const CONSENT_DUE = 'Answer with yes or no: you can join with either.';

'use client';

import { useState } from 'react';
import { Spinner } from '@/components/ui/spinner';
import type { PersonState } from '@/lib/mock-vendor/room-state';
import type { CallController, HostAction } from './call-controller';
import { CallHeader } from './call-header';
import { CallOver } from './call-over';
import { CallToolbar } from './call-toolbar';
import { ConfirmDialog } from './confirm-dialog';
import { PeopleGrid } from './people-grid';
import { useAnnouncement } from './use-announcement';
import { useCall } from './use-call';
import { useLocalMedia } from './use-local-media';

interface DemoMeetingProps {
  roomName: string;
  token: string;
  /** Who may hold this page in a frame. */
  parentOrigins: readonly string[];
  /** False in a page that shows the title, the people and the ways out itself. */
  hasBar: boolean;
}

type Question = { readonly kind: 'end' } | { readonly kind: 'remove'; readonly person: PersonState };

/** The demo platform's meeting page: tiles with names, one's own camera, and a host's tools. */
export function DemoMeeting({ roomName, token, parentOrigins, hasBar }: DemoMeetingProps) {
  const media = useLocalMedia();
  const { call, snapshot } = useCall({ roomName, token, parentOrigins, media });
  const [question, setQuestion] = useState<Question | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const announcement = useAnnouncement(snapshot.state, snapshot.connectionId);
  const { phase, end, state, isHost } = snapshot;
  const act = (action: HostAction) => {
    setQuestion(null);
    setProblem(null);
    actOrExplain(call, action, setProblem);
  };

  if (phase === 'over' && end) return <CallOver end={end} onRetry={() => void call.enter()} />;
  if (!state) return <Entering />;
  const notice = snapshot.isUnreachable ? 'Connection lost. Trying again…' : (problem ?? media.problem);
  return (
    <>
      {hasBar ? (
        <CallHeader title={state.title} peopleCount={state.people.length} isLocked={state.isLocked} />
      ) : (
        <h1 className="sr-only">{state.title}</h1>
      )}
      <PeopleGrid
        people={state.people}
        ownConnectionId={snapshot.connectionId}
        media={media}
        onRemove={isHost ? (person) => setQuestion({ kind: 'remove', person }) : null}
      />
      <footer className="border-t bg-card px-3 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <p role="status" className="mx-auto mb-2 max-w-prose text-center text-sm text-muted-foreground empty:hidden">
          {notice}
        </p>
        <CallToolbar
          media={media}
          isHost={isHost}
          isLocked={state.isLocked}
          hasWaysOut={hasBar}
          onToggleLock={() => act({ action: state.isLocked ? 'unlock' : 'lock' })}
          onEnd={() => setQuestion({ kind: 'end' })}
          onLeave={call.leave}
        />
      </footer>
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {question ? (
        <ConfirmDialog
          {...wordsOf(question, state.people.length)}
          onConfirm={() =>
            act(
              question.kind === 'end'
                ? { action: 'end' }
                : { action: 'remove', connectionId: question.person.connectionId },
            )
          }
          onCancel={() => setQuestion(null)}
        />
      ) : null}
    </>
  );
}

function Entering() {
  return (
    <div className="m-auto">
      <h1 className="sr-only">Demo call</h1>
      <p role="status" className="flex items-center gap-3 text-muted-foreground">
        <Spinner />
        Entering the call…
      </p>
    </div>
  );
}

function actOrExplain(call: CallController, action: HostAction, explain: (problem: string) => void): void {
  call.act(action).catch(() => explain('That did not work. Try it again.'));
}

function wordsOf(
  question: Question,
  peopleCount: number,
): { title: string; description: string; confirmLabel: string } {
  if (question.kind === 'remove') {
    const { displayName } = question.person;
    return {
      title: `Remove ${displayName}?`,
      description: `${displayName} is taken out at once and is told so. Everybody else stays.`,
      confirmLabel: 'Remove',
    };
  }
  const whom = peopleCount === 1 ? 'Only you are in it.' : `All ${peopleCount} people in it are taken out at once.`;
  return { title: 'End the call for everybody?', description: whom, confirmLabel: 'End for all' };
}

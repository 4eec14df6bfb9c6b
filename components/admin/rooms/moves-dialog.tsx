'use client';

import { useState } from 'react';
import { CheckLine } from '@/components/admin/check-line';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import type { MoveSubject } from '@/lib/queries/room-moves';
import { countOf } from '../describe-people';
import { FormProblem } from '../form-problem';
import { ProblemState } from '../problem-state';
import { MoveFields } from './move-fields';
import { MovePreview } from './move-preview';
import { RoomsChangedMeanwhile } from './rooms-changed-meanwhile';
import { useLook } from './use-look';
import { readMoveForm, useMoveForm } from './use-move-form';
import { useMoveRooms } from './use-moves';

/** Where rooms are to go; `platform` null puts them back. */
export interface MoveTargetChoice {
  readonly platform: string | null;
  readonly label: string;
}

interface MovesDialogProps {
  readonly subject: MoveSubject;
  /** What the rooms are called together: a room's title, or `12 rooms`. */
  readonly what: string;
  readonly target: MoveTargetChoice;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/**
 * Asks before rooms are moved by hand or put back: what it changes for whom, what stands in the way and what to do about
 * it, until when, and why. What it shows is asked of the server anew whenever anything changes; where one of its rooms
 * changed, it says by whom, and moves nothing before somebody has looked at what that comes to.
 */
export function MovesDialog({ subject, what, target, onClose, onDone }: MovesDialogProps) {
  const { form, change } = useMoveForm();
  const [leavesOut, setLeavesOut] = useState(false);
  const read = readMoveForm(form, new Date());
  const { platform } = target;
  const { waive, removePins } = form;
  const move = useMoveRooms({
    onDone: () => {
      onDone?.();
      onClose();
    },
  });
  const look = useLook(
    subject,
    { platform, waive, removePins, expiresAt: null, relocateAt: read.isRelocating ? 'now' : null },
    { refusal: move.error, isMoving: move.isPending },
  );
  const { preview, isOvertaken } = look;
  const rooms = preview.data?.rooms ?? [];
  const fine = rooms.filter(({ result }) => result === 'ok' || result === 'degraded');
  const refused = rooms.filter(({ code }) => code !== null);
  // Of many it says how many, once that is known.
  const count = preview.data && !(subject.kind === 'rooms' && subject.names.length === 1) ? fine.length : null;
  const isReady = fine.length > 0 && (refused.length === 0 || leavesOut) && look.hasLooked && !isOvertaken;

  const submit = () => {
    change({ showsErrors: true });
    if (!read.isValid) return;
    const { expiresAt, relocateAt, note } = read;
    const versioned = fine.flatMap(({ name, version }) => (version === null ? [] : [{ name, version }]));
    move.mutate({ platform, waive, removePins, expiresAt, relocateAt, note, rooms: versioned });
  };

  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title={platform === null ? `Put ${what} back` : `Move ${what} to ${target.label}`}
        description={
          platform === null
            ? 'Their next meetings are decided as if they had never been moved by hand.'
            : 'The next meeting moves. Nobody who is in a call is moved, unless you say so.'
        }
        className="sm:w-[38rem]"
      >
        <form
          className="space-y-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {preview.isPending ? <Skeleton className="h-16 w-full" /> : null}
          {preview.isError && !preview.data ? (
            <ProblemState
              title="What it would do couldn’t be worked out"
              error={preview.error}
              onRetry={() => preview.refetch()}
              isRetrying={preview.isFetching}
            />
          ) : null}
          {isOvertaken ? (
            <RoomsChangedMeanwhile
              count={look.count}
              changes={look.changes}
              onLookAgain={() => {
                move.reset();
                look.lookAgain();
              }}
            />
          ) : preview.data ? (
            <MovePreview answer={preview.data} form={form} onChange={change} />
          ) : null}
          {!isOvertaken && refused.length > 0 && fine.length > 0 ? (
            <CheckLine isChecked={leavesOut} onChange={setLeavesOut}>
              Leave out the {countOf(refused.length, 'room')} that can’t be moved, and move the other {fine.length}
            </CheckLine>
          ) : null}
          <MoveFields
            form={form}
            onChange={change}
            isPutBack={platform === null}
            calls={preview.data?.summary.calls ?? 0}
          />
          <FormProblem error={isOvertaken ? null : move.error} />
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            <Button type="submit" isPending={move.isPending} disabled={!isReady}>
              {labelOfDeed(target, count)}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function labelOfDeed({ platform, label }: MoveTargetChoice, rooms: number | null): string {
  const what = rooms === null ? '' : ` ${countOf(rooms, 'room')}`;
  return platform === null ? (rooms === null ? 'Put back' : `Put${what} back`) : `Move${what} to ${label}`;
}

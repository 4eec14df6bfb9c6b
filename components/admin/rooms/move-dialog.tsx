'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { describeMove } from '../describe-move';
import { usePlatformNames } from '../use-platform-names';
import { EXPIRY_OPTIONS, type ExpiryChoice, readExpiry } from './expiry-choice';
import { MoveRefusal } from './move-refusal';
import { type MovableRoom, useMoveRoom } from './use-move-room';

interface MoveDialogProps {
  readonly room: MovableRoom;
  readonly target: { readonly id: string; readonly label: string };
  readonly onClose: () => void;
}

/** Asks before a room is moved by hand: what it changes for whom, until when, and why. */
export function MoveDialog({ room, target, onClose }: MoveDialogProps) {
  const [choice, setChoice] = useState<ExpiryChoice>('never');
  const [customValue, setCustomValue] = useState('');
  const [note, setNote] = useState('');
  const [expiryError, setExpiryError] = useState<string | null>(null);
  const { nameOf } = usePlatformNames();
  const { move } = useMoveRoom({ onDone: onClose });

  const submit = ({ removesPin = false, waive = [] }: { removesPin?: boolean; waive?: string[] } = {}) => {
    const expiry = readExpiry({ choice, customValue, now: new Date() });
    setExpiryError(expiry.isValid ? null : expiry.message);
    if (!expiry.isValid) return;
    move.mutate({ room, target, expiresAt: expiry.expiresAt, note: note.trim() || null, waive, removesPin });
  };

  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title={`Move ${room.title} to ${target.label}`}
        description={describeMove(room, target.label, nameOf)}
      >
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Field label="How long" hasButtonControl error={choice === 'custom' ? null : expiryError}>
            <Select options={EXPIRY_OPTIONS} value={choice} onValueChange={setChoice} />
          </Field>
          {choice === 'custom' ? (
            <Field
              label="Until"
              description="On your own clock. Then the room goes back by itself."
              error={expiryError}
            >
              <Input
                type="datetime-local"
                value={customValue}
                onChange={(event) => setCustomValue(event.target.value)}
              />
            </Field>
          ) : null}
          <Field label="Note" isOptional description="Why, for whoever reads the audit log.">
            <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} autoComplete="off" />
          </Field>
          <MoveRefusal
            error={move.error}
            isPending={move.isPending}
            onRemovePin={() => submit({ removesPin: true })}
            onWaive={(waive) => submit({ waive })}
          />
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            <Button type="submit" isPending={move.isPending}>
              Move to {target.label}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

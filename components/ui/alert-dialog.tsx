'use client';

import { AlertDialog as BaseAlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Button } from './button';
import { backdropClasses, popupClasses } from './dialog-classes';

interface AlertDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  /** What will happen, and to whom. */
  description: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  isDestructive?: boolean;
  isPending?: boolean;
  /** There is nothing to confirm yet, such as before it is known what will happen. */
  isConfirmDisabled?: boolean;
  /** Why it didn't work; the question stays open. */
  error?: string | null | undefined;
  onConfirm: () => void;
  /** More controls between the description and the buttons. */
  children?: ReactNode;
}

/** A question before something that can't simply be clicked back. Clicking outside doesn't answer it. */
export function AlertDialog(props: AlertDialogProps) {
  const { isOpen, onOpenChange, isDestructive = false, isPending = false } = props;
  return (
    <BaseAlertDialog.Root open={isOpen} onOpenChange={(next) => onOpenChange(next)}>
      <BaseAlertDialog.Portal>
        <BaseAlertDialog.Backdrop className={backdropClasses} />
        <BaseAlertDialog.Popup className={cn(popupClasses, 'sm:w-[28rem]')}>
          <BaseAlertDialog.Title className="text-lg font-semibold">{props.title}</BaseAlertDialog.Title>
          <BaseAlertDialog.Description render={<div />} className="mt-2 text-sm text-muted-foreground">
            {props.description}
          </BaseAlertDialog.Description>
          {props.children}
          {props.error ? (
            <p role="alert" className="mt-4 text-sm text-destructive">
              {props.error}
            </p>
          ) : null}
          <div className="mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <BaseAlertDialog.Close render={<Button variant="outline" />} disabled={isPending}>
              {props.cancelLabel ?? 'Cancel'}
            </BaseAlertDialog.Close>
            <Button
              variant={isDestructive ? 'destructive' : 'default'}
              isPending={isPending}
              disabled={props.isConfirmDisabled}
              onClick={props.onConfirm}
            >
              {props.confirmLabel}
            </Button>
          </div>
        </BaseAlertDialog.Popup>
      </BaseAlertDialog.Portal>
    </BaseAlertDialog.Root>
  );
}

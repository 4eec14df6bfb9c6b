'use client';

import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { buttonVariants } from './button-variants';
import { backdropClasses, popupClasses } from './dialog-classes';

export const Dialog = BaseDialog.Root;
export const DialogClose = BaseDialog.Close;

interface DialogContentProps extends Omit<BaseDialog.Popup.Props, 'className' | 'title'> {
  title: ReactNode;
  description?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** The window itself, with its title, a way to close it, and room for a form. */
export function DialogContent({ title, description, className, children, ...props }: DialogContentProps) {
  return (
    <BaseDialog.Portal>
      <BaseDialog.Backdrop className={backdropClasses} />
      <BaseDialog.Popup {...props} className={cn(popupClasses, className)}>
        <div className="flex items-start justify-between gap-4 pb-4">
          <div className="min-w-0">
            <BaseDialog.Title className="text-lg font-semibold">{title}</BaseDialog.Title>
            {description ? (
              <BaseDialog.Description render={<div />} className="mt-1 text-sm text-muted-foreground">
                {description}
              </BaseDialog.Description>
            ) : null}
          </div>
          <BaseDialog.Close
            aria-label="Close"
            className={cn(buttonVariants({ variant: 'ghost', size: 'icon' }), '-mt-1 -mr-2 text-muted-foreground')}
          >
            <X aria-hidden="true" />
          </BaseDialog.Close>
        </div>
        {children}
      </BaseDialog.Popup>
    </BaseDialog.Portal>
  );
}

/** The row of buttons at the end; the main one last. */
export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return <div {...props} className={cn('mt-6 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end', className)} />;
}

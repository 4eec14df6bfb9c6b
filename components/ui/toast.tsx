'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { Toaster as Sonner, toast } from 'sonner';

export { toast };

// Menus and lists of choices have 70 and dialogs 50: a message hides neither what somebody is choosing from nor its own
// words behind a dialog. Left alone, the library puts itself above everything.
const BELOW_MENUS = { zIndex: 60 } as const;

/** Where short messages appear. Once, in the layout. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      style={BELOW_MENUS}
      icons={{
        success: <CircleCheck aria-hidden="true" className="size-5 text-success" />,
        error: <CircleAlert aria-hidden="true" className="size-5 text-destructive" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-(--width) items-center gap-3 rounded-md border bg-popover px-4 py-3 text-sm text-popover-foreground shadow-popup',
          title: 'font-medium',
          description: 'text-muted-foreground',
          content: 'min-w-0 flex-1',
          actionButton: 'shrink-0 rounded-sm px-2 py-1 font-medium text-primary hover:bg-accent',
        },
      }}
    />
  );
}

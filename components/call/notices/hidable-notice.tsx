import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

interface HidableNoticeProps {
  readonly icon: ReactNode;
  readonly onHide: () => void;
  readonly children: ReactNode;
}

/** A strip under the call's bar that says something, until the person has read it. */
export function HidableNotice({ icon, onHide, children }: HidableNoticeProps) {
  return (
    <div role="status" className="flex items-start gap-2 border-b bg-muted px-3 py-2 text-sm sm:px-4">
      {icon}
      <p className="min-w-0 flex-1">{children}</p>
      <Button variant="ghost" size="icon" className="-my-1 size-8" aria-label="Hide this notice" onClick={onHide}>
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}

'use client';

import { Info, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

/** What the server said of somebody's way in: that they are no host on the platform, and why. Null where all is well. */
export function WayInNotice({ notice }: { notice: string | null }) {
  const [isHidden, setIsHidden] = useState(false);
  if (isHidden || notice === null) return null;
  return (
    <div role="status" className="flex items-start gap-2 border-b bg-muted px-3 py-2 text-sm sm:px-4">
      <Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <p className="min-w-0 flex-1">{notice}</p>
      <Button
        variant="ghost"
        size="icon"
        className="-my-1 size-8"
        aria-label="Hide this notice"
        onClick={() => setIsHidden(true)}
      >
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}

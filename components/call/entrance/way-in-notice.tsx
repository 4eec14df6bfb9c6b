'use client';

import { Info } from 'lucide-react';
import { useState } from 'react';
import { HidableNotice } from '../notices/hidable-notice';

/** What the server said of somebody's way in: that they are no host on the platform, and why. Null where all is well. */
export function WayInNotice({ notice }: { notice: string | null }) {
  const [isHidden, setIsHidden] = useState(false);
  if (isHidden || notice === null) return null;
  return (
    <HidableNotice
      icon={<Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />}
      onHide={() => setIsHidden(true)}
    >
      {notice}
    </HidableNotice>
  );
}

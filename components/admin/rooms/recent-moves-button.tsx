'use client';

import { History } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { RecentMoves } from './recent-moves';

/** The button that opens the list of what was moved lately. */
export function RecentMovesButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="outline" size="sm" onClick={() => setIsOpen(true)}>
        <History aria-hidden="true" />
        Recent moves
      </Button>
      <Dialog open={isOpen} onOpenChange={(next) => setIsOpen(next)}>
        <DialogContent
          title="Recent moves"
          description="Each can be undone for 24 hours or until it runs out, of many rooms as one. Rooms that were changed again since stay as they are."
          className="sm:w-[42rem]"
        >
          {isOpen ? <RecentMoves room={null} /> : null}
        </DialogContent>
      </Dialog>
    </>
  );
}

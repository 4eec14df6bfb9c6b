import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { DialogFooter } from '@/components/ui/dialog';

interface SecretOnceProps {
  readonly value: string;
  readonly label: string;
  /** What to do with it, and that it won't be seen again. */
  readonly children: ReactNode;
  readonly onDone: () => void;
}

/** Something that is shown this once, with the means to take it along. */
export function SecretOnce({ value, label, children, onDone }: SecretOnceProps) {
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted-foreground">{children}</p>
      <code className="block rounded-md border bg-muted px-3 py-2 font-mono text-sm break-all select-all">{value}</code>
      <DialogFooter>
        <Button variant="outline" onClick={onDone}>
          Done
        </Button>
        <CopyButton variant="default" value={value} label={label} />
      </DialogFooter>
    </div>
  );
}

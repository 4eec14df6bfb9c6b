import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';

interface CheckLineProps {
  readonly isChecked: boolean;
  /** True where it stands for several, and only some of them are ticked. */
  readonly isPartly?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly children: ReactNode;
}

/** A box to tick with its words, which tick it as well. */
export function CheckLine({ isChecked, isPartly = false, isDisabled = false, onChange, children }: CheckLineProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
    <label className="flex items-start gap-2.5 text-sm">
      <Checkbox checked={isChecked} indeterminate={isPartly} disabled={isDisabled} onCheckedChange={onChange} />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </label>
  );
}

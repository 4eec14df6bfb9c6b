'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, type ButtonProps } from './button';
import { toast } from './toast';

interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'children' | 'value'> {
  value: string;
  /** What is copied, for example "Copy link". */
  label: string;
  /** Shows only the icon; the label is still its name. */
  isIconOnly?: boolean;
}

/** Copies a text and says so, for two seconds and to screen readers. */
export function CopyButton({ value, label, isIconOnly = false, ...props }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setIsCopied(true);
    } catch {
      // No clipboard on plain http, or refused: show the text, so that it can be copied by hand.
      toast.message('Copy this by hand', { description: value, duration: 10_000 });
    }
  };

  return (
    <Button variant="outline" {...props} {...(isIconOnly ? { size: 'icon', 'aria-label': label } : {})} onClick={copy}>
      {isCopied ? <Check aria-hidden="true" className="text-success" /> : <Copy aria-hidden="true" />}
      {isIconOnly ? null : <span>{isCopied ? 'Copied' : label}</span>}
      <span role="status" className="sr-only">
        {isCopied ? 'Copied' : ''}
      </span>
    </Button>
  );
}

'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Input } from '@/components/ui/input';

const TYPING_PAUSE_MS = 250;

interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly defaultValue?: string;
  /** Called once typing pauses. */
  readonly onSearch: (text: string) => void;
}

/** A box to narrow a list down. Give it another `key` to empty what was typed. */
export function SearchBox({ label, placeholder, defaultValue = '', onSearch }: SearchBoxProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text.trim()), TYPING_PAUSE_MS);
  };

  return (
    <div className="relative min-w-44 flex-1 sm:max-w-xs">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        maxLength={100}
        className="pl-8"
        defaultValue={defaultValue}
        onChange={(event) => type(event.target.value)}
      />
    </div>
  );
}

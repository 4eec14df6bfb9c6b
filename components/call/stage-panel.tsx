'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { LogoMark } from '@/components/ui/logo';

interface StagePanelProps {
  title: string;
  icon?: ReactNode;
  children: ReactNode;
}

/** A moment of a call that is told in words. Takes the focus, so that screen readers hear that the page has changed. */
export function StagePanel({ title, icon, children }: StagePanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex w-full max-w-md flex-col items-start gap-4">
      <div className="[&_svg]:size-9">{icon ?? <LogoMark className="size-9" />}</div>
      <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold">
        {title}
      </h1>
      {children}
    </div>
  );
}

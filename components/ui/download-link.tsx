import type { VariantProps } from 'class-variance-authority';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { buttonVariants } from './button-variants';

interface DownloadLinkProps extends Pick<VariantProps<typeof buttonVariants>, 'size'> {
  readonly href: string;
  readonly children: ReactNode;
}

/** A link to a file that the browser saves. A page's link would ask for it as a page first, and be refused. */
export function DownloadLink({ href, size, children }: DownloadLinkProps) {
  return (
    <a href={href} download className={cn(buttonVariants({ variant: 'outline', size }))}>
      <Download aria-hidden="true" />
      {children}
    </a>
  );
}

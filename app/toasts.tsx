'use client';

import { usePathname } from 'next/navigation';
import { Toaster } from '@/components/ui/toast';

/**
 * Where short messages appear. Not in the demo platform's page: it stands in a frame of ours and has none, and its empty
 * place for them would be a second landmark of that name.
 */
export function Toasts() {
  return usePathname().startsWith('/demo-platform/') ? null : <Toaster />;
}

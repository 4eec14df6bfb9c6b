import type { ReactNode } from 'react';
import { AppHeader } from '@/components/account/app-header';
import { viewerOf } from '@/lib/access/viewer-of';
import { currentActor } from '@/lib/auth/current-actor';

export default async function ApiDocsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <AppHeader viewer={viewerOf(await currentActor())} signInPath="/docs/api" width="wide" />
      <main id="main">{children}</main>
    </>
  );
}

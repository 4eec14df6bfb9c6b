'use client';

import type { ReactNode } from 'react';
import { AppHeader } from '@/components/account/app-header';
import { RefreshTroubleNote } from '@/components/freshness/refresh-trouble-note';
import { useLiveEvents } from '@/lib/queries/use-live-events';
import type { Viewer } from '@/lib/schemas/viewer';
import { AdminMenu } from './admin-menu';
import { AdminNav } from './admin-nav';
import { LiveSign } from './live-sign';

/** The frame of every admin page: navigation beside it, or above it on a phone, and one stream of live changes. */
export function AdminShell({ viewer, children }: { readonly viewer: Viewer; readonly children: ReactNode }) {
  const liveState = useLiveEvents();
  return (
    <>
      <AppHeader viewer={viewer} current="admin" width="wide" />
      <div className="mx-auto w-full max-w-[100rem] px-4 sm:px-6 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)] lg:gap-8">
        <aside className="hidden lg:block">
          <div className="sticky top-0 space-y-4 py-6">
            <AdminNav />
            <LiveSign state={liveState} className="px-2.5" />
          </div>
        </aside>
        <div className="flex items-center justify-between gap-3 pt-4 lg:hidden">
          <AdminMenu />
          <LiveSign state={liveState} />
        </div>
        <main id="main" className="min-w-0 py-6">
          <RefreshTroubleNote className="mb-6" />
          {children}
        </main>
      </div>
    </>
  );
}

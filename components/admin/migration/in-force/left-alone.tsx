'use client';

import { useQuery } from '@tanstack/react-query';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import { usePlatformNames } from '../../use-platform-names';

/** That rooms don't meet on this platform now, whatever their rule or wave says: it failed and is left alone. */
export function LeftAlone({ platform }: { readonly platform: string }) {
  const { data } = useQuery(platformsQuery);
  const { nameOf } = usePlatformNames();
  const breaker = data?.find(({ id }) => id === platform)?.breaker;
  if (breaker === undefined || breaker.state === 'closed') return null;
  return (
    <p className="text-warning">
      {nameOf(platform)} is left alone for failures at the moment: rooms that go there fall back until it answers again.
    </p>
  );
}

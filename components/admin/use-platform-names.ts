'use client';

import { useQuery } from '@tanstack/react-query';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import { isUnknownHere, namePlatform } from './platform-words';

/** How to name a platform to an administrator, and whether this installation knows it at all. */
export function usePlatformNames(): {
  readonly nameOf: (platform: string) => string;
  readonly isUnknown: (platform: string) => boolean;
} {
  const { data } = useQuery(platformsQuery);
  return {
    nameOf: (platform) => namePlatform(platform, data),
    isUnknown: (platform) => isUnknownHere(platform, data),
  };
}

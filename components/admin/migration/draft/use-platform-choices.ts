'use client';

import { useQuery } from '@tanstack/react-query';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import { usePlatformNames } from '../../use-platform-names';

/** Platforms that a plan may name. */
export interface PlatformChoices {
  readonly nameOf: (platform: string) => string;
  /** Where rooms are at home, or may be. */
  readonly homes: readonly string[];
  /** Where rooms can be moved to. */
  readonly targets: readonly string[];
  /** What can take another's place. */
  readonly fallbacks: readonly string[];
}

export function usePlatformChoices(): PlatformChoices {
  const { data = [] } = useQuery(platformsQuery);
  const { nameOf } = usePlatformNames();
  const setUp = data.filter(({ isConfigured }) => isConfigured);
  return {
    nameOf,
    homes: data.filter(({ isConfigured, rooms }) => isConfigured || rooms > 0).map(({ id }) => id),
    targets: setUp.map(({ id }) => id),
    fallbacks: setUp.filter(({ isDemo }) => !isDemo).map(({ id }) => id),
  };
}

'use client';

import Image from 'next/image';
import { useState } from 'react';
import { PLATFORM_CATALOG, type PlatformCatalogEntry } from '@/lib/video-platforms/catalog';

const CATALOG: Readonly<Record<string, PlatformCatalogEntry>> = PLATFORM_CATALOG;

/** The room's own logo, on platforms that show none themselves. The room's name stands beside it. */
export function RoomLogo({ logoUrl, platform }: { logoUrl: string | null; platform: string }) {
  const [isGone, setIsGone] = useState(false);
  const isShownByPlatform = Object.hasOwn(CATALOG, platform) && CATALOG[platform]?.capabilities.logo === true;
  if (logoUrl === null || isGone || isShownByPlatform) return null;
  return (
    <Image
      src={logoUrl}
      alt=""
      width={112}
      height={28}
      // As it is: Next.js would fetch it without the visitor's session.
      unoptimized
      className="h-7 w-auto max-w-28 shrink-0 rounded-sm object-contain"
      onError={() => setIsGone(true)}
    />
  );
}

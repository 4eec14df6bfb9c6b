'use client';

import { useQuery } from '@tanstack/react-query';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import type { DecisionView } from '@/lib/schemas/decision';
import { Notice } from '../notice';
import { describeHomeTrouble } from './describe-home-trouble';

interface HomeTroubleProps {
  /** The room's home platform. */
  readonly home: string;
  /** What its next meeting gets; undefined until that is known. */
  readonly decision: DecisionView | undefined;
}

/** Says that a room's home platform can't be had here, before anything else about the room; nothing where it can. */
export function HomeTrouble({ home, decision }: HomeTroubleProps) {
  const { data: platforms } = useQuery(platformsQuery);
  const trouble = decision ? describeHomeTrouble({ home, next: decision.platform, platforms }) : null;
  return trouble ? <Notice tone="warning">{trouble}</Notice> : null;
}

'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { ApiProblem } from '@/lib/queries/api-problem';
import { RefusedPanel } from './refused-panel';
import { useRoomOpening } from './use-room-opening';

interface ShutOutProps {
  problem: ApiProblem;
  roomName: string;
  onOpen: () => void;
}

/** The room was closed to somebody while they asked or waited. The page becomes the one that they would find now. */
export function ShutOut({ problem, roomName, onOpen }: ShutOutProps) {
  const router = useRouter();
  useEffect(() => router.refresh(), [router]);
  // Where it was opened again before that page came, this one stays.
  useRoomOpening({ roomName, message: problem.message, onOpen, onOtherReason: () => router.refresh() });
  return <RefusedPanel problem={problem} roomName={roomName} onTryAgain={onOpen} onForgetHostKey={onOpen} />;
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ADMIN_KEY, MIGRATION_KEY, PLATFORMS_KEY } from './admin-keys';
import { DOOR_KEY } from './door';
import { invalidateKey } from './invalidate-key';
import { type LiveChange, type LiveState, openLiveConnection } from './live-connection';
import { RECORDINGS_KEY } from './recordings';
import { roomKeys } from './rooms';

/** The first words of the query keys that are asked again where anything may have changed. */
export const LIVE_KEYS: readonly string[] = [
  roomKeys.all[0],
  DOOR_KEY,
  RECORDINGS_KEY,
  ADMIN_KEY,
  PLATFORMS_KEY,
  MIGRATION_KEY,
];

/** Changes come in bursts, such as twenty people joining: they are answered together. */
const GATHER_MS = 150;

/**
 * Keeps what a page shows fresh: every change that the server tells of invalidates what it touches, and without a
 * connection everything is asked again every 15 s. Use it once per page.
 * @returns how fresh the page is, to be shown where that matters
 */
export function useLiveEvents(): LiveState {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    const touched = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      for (const key of touched) void invalidateKey(queryClient, key);
      touched.clear();
    };
    const touch = (keys: readonly string[]) => {
      for (const key of keys) touched.add(key);
      timer ??= setTimeout(flush, GATHER_MS);
    };
    const disconnect = openLiveConnection({
      onChange: (change) => touch(keysTouchedBy(change)),
      onUnknown: () => touch(LIVE_KEYS),
      onState: setState,
    });
    return () => {
      clearTimeout(timer);
      disconnect();
    };
  }, [queryClient]);

  return state;
}

/** The first words of the query keys that a change makes stale. */
export function keysTouchedBy({ topic }: LiveChange): readonly string[] {
  if (topic === 'audit' || topic === 'webhook') return [ADMIN_KEY];
  if (topic === 'door') return [DOOR_KEY, roomKeys.all[0]];
  if (topic === 'recording') return [RECORDINGS_KEY, ADMIN_KEY];
  if (topic === 'platform') return [roomKeys.all[0], ADMIN_KEY, PLATFORMS_KEY, MIGRATION_KEY];
  if (topic === 'plan') return [roomKeys.all[0], ADMIN_KEY, MIGRATION_KEY];
  return [roomKeys.all[0], ADMIN_KEY];
}

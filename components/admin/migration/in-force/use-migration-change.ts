'use client';

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { ADMIN_KEY, MIGRATION_KEY } from '@/lib/queries/admin-keys';
import { invalidateKey } from '@/lib/queries/invalidate-key';

/** A change of the plan: whatever comes of it, everything that depends on the plan is asked for again. */
export function useMigrationChange<Asked, Answer>(
  change: (asked: Asked) => Promise<Answer>,
  onSuccess: (answer: Answer, asked: Asked) => void | Promise<void>,
): UseMutationResult<Answer, Error, Asked> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess,
    onSettled: () => Promise.all([MIGRATION_KEY, ADMIN_KEY].map((key) => invalidateKey(client, key))),
  });
}

'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { toApiProblem } from '@/lib/queries/api-problem';

interface RevokeDialogProps {
  /** What to revoke, by its id. Null while nobody asks. */
  readonly id: string | null;
  readonly title: string;
  /** What comes of it. */
  readonly description: string;
  /** Said once it is done. */
  readonly doneLabel: string;
  readonly revoke: (id: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before a secret is revoked, which nothing takes back. */
export function RevokeDialog({ id, title, description, doneLabel, revoke, onClose }: RevokeDialogProps) {
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: (asked: string) => revoke(asked),
    onSuccess: () => {
      onClose();
      toast.success(doneLabel);
    },
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
  return (
    <AlertDialog
      isOpen={id !== null}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={title}
      description={description}
      confirmLabel="Revoke"
      isDestructive
      isPending={revoking.isPending}
      error={revoking.error ? toApiProblem(revoking.error).message : null}
      onConfirm={() => (id === null ? undefined : revoking.mutate(id))}
    />
  );
}

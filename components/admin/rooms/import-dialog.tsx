'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { importRooms } from '@/lib/queries/room-import';
import { IMPORT_COLUMNS } from '@/lib/schemas/room-import';
import { countOf } from '../describe-people';
import { FormProblem } from '../form-problem';
import { ImportRows } from './import-rows';

const EXAMPLE = `name,title,platform,tags
board,Board meeting,,"board, weekly"
team-standup,Team standup,,`;

/** Makes many rooms of a file, pasted or chosen: first it says of every row whether it can be made, then it makes all. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const check = useMutation({ mutationFn: () => importRooms({ text, isDryRun: true }) });
  const make = useMutation({
    mutationFn: () => importRooms({ text, isDryRun: false }),
    onSuccess: ({ made }) => {
      toast.success(`${countOf(made, 'room')} made`);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });
  const checked = check.data;
  const change = (next: string) => {
    setText(next);
    check.reset();
    make.reset();
  };
  const isReady = checked !== undefined && checked.refused === 0;

  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title="Import rooms"
        description="All of them are made, or none. Nothing happens before you have seen what would."
        className="sm:w-[44rem]"
      >
        <form
          className="space-y-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady) make.mutate();
            else check.mutate();
          }}
        >
          <Field label="File" isOptional description="Comma-separated values (CSV) or JSON.">
            <Input
              type="file"
              accept=".csv,.json,text/csv,application/json"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                void file?.text().then(change);
              }}
            />
          </Field>
          <Field label="Or paste it here" description={`Columns: ${IMPORT_COLUMNS.join(', ')}. Only name is needed.`}>
            <Textarea
              className="min-h-32 font-mono text-xs"
              spellCheck={false}
              value={text}
              placeholder={EXAMPLE}
              onValueChange={change}
            />
          </Field>
          {checked ? <ImportRows answer={checked} /> : null}
          <FormProblem error={check.error ?? make.error} />
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            {isReady ? (
              <Button type="submit" isPending={make.isPending}>
                Make {countOf(checked.made, 'room')}
              </Button>
            ) : (
              <Button type="submit" isPending={check.isPending} disabled={text.trim() === ''}>
                Check
              </Button>
            )}
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

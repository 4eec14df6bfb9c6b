'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { importPlan, keepDraft } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { ImportedView } from '@/lib/schemas/migration-draft';
import { FormProblem } from '../../form-problem';
import { useMigrationChange } from '../in-force/use-migration-change';
import { ChangeList } from './change-list';
import type { NamedParts } from './place-words';
import { ProblemList } from './problem-list';

const FROM_ELSEWHERE =
  'The file comes from another installation, which has other rooms. You can take its rules and waves all the same; which of your rooms a share takes stays as it is here.';

/** Makes the plan in a file the draft, after showing what that changes. */
export function ImportDialog() {
  const router = useRouter();
  const client = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [file, setFile] = useState<unknown>(null);
  const [fromElsewhere, setFromElsewhere] = useState(false);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [shown, setShown] = useState<ImportedView | null>(null);
  const look = useMigrationChange(importPlan, setShown);
  const keep = useMigrationChange(importPlan, async ({ draft }) => {
    if (draft) await keepDraft(client, draft);
    setIsOpen(false);
    toast.success('The plan is the draft now', { description: 'Preview it before you publish it.' });
    router.push('/admin/migration/draft');
  });
  const error = look.error ?? keep.error;
  const problem = error ? toApiProblem(error) : null;
  const isFromElsewhere = problem?.details.reason === 'installation';
  const places = Object.entries(problem?.fieldErrors ?? {}).map(([path, message]) => ({ path, message }));

  const open = () => {
    setFile(null);
    setShown(null);
    setFromElsewhere(false);
    setUnreadable(null);
    look.reset();
    keep.reset();
    setIsOpen(true);
  };
  const read = async (chosen: File | undefined) => {
    setShown(null);
    look.reset();
    if (!chosen) return;
    const parsed = parseJson(await chosen.text());
    setUnreadable(parsed === null ? 'This is no JSON file of a plan.' : null);
    setFile(parsed);
    if (parsed !== null) look.mutate({ file: parsed, fromElsewhere: false, dryRun: true });
  };

  return (
    <>
      <Button variant="outline" onClick={open}>
        Import
      </Button>
      <Dialog open={isOpen} onOpenChange={setIsOpen}>
        <DialogContent
          title="Import a plan"
          description="A file that was exported here or elsewhere becomes the draft. Nothing is decided by it until you publish."
          className="sm:w-[40rem]"
        >
          <div className="space-y-4">
            <Field label="File" error={unreadable}>
              <Input
                type="file"
                accept="application/json,.json"
                className="py-1.5"
                onChange={(event) => void read(event.target.files?.[0])}
              />
            </Field>
            <ProblemList tone="error" problems={places} parts={readParts(file)} />
            <FormProblem error={places.length > 0 ? null : error} words={isFromElsewhere ? FROM_ELSEWHERE : undefined}>
              {isFromElsewhere ? (
                <Button
                  size="sm"
                  variant="outline"
                  isPending={look.isPending}
                  onClick={() => {
                    setFromElsewhere(true);
                    look.mutate({ file, fromElsewhere: true, dryRun: true });
                  }}
                >
                  Take it all the same
                </Button>
              ) : null}
            </FormProblem>
            {shown ? (
              <div className="space-y-3">
                <h3 className="text-sm font-semibold">Against the plan in force</h3>
                <ChangeList changes={shown.changes} none="Nothing changes: the file holds the plan in force." />
                {shown.againstDraft.length > 0 ? (
                  <>
                    <h3 className="text-sm font-semibold">Against the draft, which it replaces</h3>
                    <ChangeList changes={shown.againstDraft} none="" />
                  </>
                ) : null}
                <ProblemList tone="warning" problems={shown.warnings} />
              </div>
            ) : null}
          </div>
          <DialogFooter>
            <Button variant="outline" onClick={() => setIsOpen(false)}>
              Cancel
            </Button>
            <Button
              disabled={shown === null}
              isPending={keep.isPending}
              onClick={() => keep.mutate({ file, fromElsewhere, dryRun: false })}
            >
              Make it the draft
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}

/** The names of the file's rules and waves, as far as they can be read. */
function readParts(file: unknown): NamedParts | undefined {
  const parsed = z.object({ plan: z.object({ rules: namesSchema, waves: namesSchema }) }).safeParse(file);
  return parsed.success ? parsed.data.plan : undefined;
}

const namesSchema = z.array(z.object({ id: z.string() })).default([]);

/** An object, or null where the text holds none. */
function parseJson(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

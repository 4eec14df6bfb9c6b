'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { controlClasses, Input } from '@/components/ui/input';
import { cn } from '@/lib/cn';
import { writtenPlanSchema } from '@/lib/schemas/migration-draft';
import { type PlanForm, toPlanForm, toWrittenPlan } from './draft-form';
import { placeWords, sortByPlace } from './place-words';

interface JsonEditorProps {
  readonly form: PlanForm;
  readonly onTakeOver: (form: PlanForm) => void;
}

/** The same plan as text, for whoever would rather write or paste that. */
export function JsonEditor({ form, onTakeOver }: JsonEditorProps) {
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const takeOver = () => {
    const read = readPlan(text ?? '');
    setError(read.error);
    if (!read.plan) return;
    onTakeOver(toPlanForm(read.plan, { note: form.note, isReshuffle: form.isReshuffle }));
    setText(null);
  };
  return (
    <details className="text-sm" onToggle={() => setText(null)}>
      <summary className="cursor-pointer font-medium">As JSON</summary>
      <div className="mt-3 space-y-3">
        <Field label="The plan as JSON" error={error}>
          <Input
            render={<textarea rows={14} spellCheck={false} className={cn(controlClasses, 'py-2 font-mono text-xs')} />}
            className="h-auto"
            value={text ?? JSON.stringify(toWrittenPlan(form), null, 2)}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button size="sm" variant="outline" disabled={text === null} onClick={takeOver}>
          Take over into the form
        </Button>
      </div>
    </details>
  );
}

function readPlan(text: string) {
  try {
    const parsed = writtenPlanSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { plan: parsed.data, error: null };
    const places = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const words = sortByPlace(places).map(({ path, message }) => `${placeWords(path)}: ${message}`);
    return { plan: null, error: words.join(' ') };
  } catch {
    return { plan: null, error: 'This is no JSON: look for a missing quote, comma or bracket.' };
  }
}

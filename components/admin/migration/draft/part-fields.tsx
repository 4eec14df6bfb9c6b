'use client';

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { CheckLine } from '@/components/admin/check-line';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { PlatformChoices } from './use-platform-choices';

export type FieldErrors = Readonly<Record<string, string>>;

interface PartFrameProps {
  /** `Wave 1`. */
  readonly title: string;
  readonly error?: string | undefined;
  readonly onRemove: () => void;
  /** Left out where it is the first, or the last. */
  readonly onUp?: (() => void) | undefined;
  readonly onDown?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One rule, wave or freeze in the form, with its way up, down and out. */
export function PartFrame({ title, error, onRemove, onUp, onDown, children }: PartFrameProps) {
  const headingId = useId();
  return (
    <li>
      <Card role="group" aria-labelledby={headingId} className="space-y-4 p-4">
        <div className="flex items-center justify-between gap-2">
          <h3 id={headingId} className="min-w-0 truncate text-sm font-semibold">
            {title}
          </h3>
          <div className="flex shrink-0">
            {onUp ? (
              <IconButton label={`Move ${title} up`} icon={<ArrowUp aria-hidden="true" />} onClick={onUp} />
            ) : null}
            {onDown ? (
              <IconButton label={`Move ${title} down`} icon={<ArrowDown aria-hidden="true" />} onClick={onDown} />
            ) : null}
            <IconButton label={`Remove ${title}`} icon={<X aria-hidden="true" />} onClick={onRemove} />
          </div>
        </div>
        {error ? (
          <p role="alert" className="text-sm text-destructive">
            {error}
          </p>
        ) : null}
        {children}
      </Card>
    </li>
  );
}

function IconButton(props: { readonly label: string; readonly icon: ReactNode; readonly onClick: () => void }) {
  return (
    <Button variant="ghost" size="icon" aria-label={props.label} title={props.label} onClick={props.onClick}>
      {props.icon}
    </Button>
  );
}

interface DirectionFieldsProps {
  readonly part: { readonly id: string; readonly from: readonly string[]; readonly to: string };
  /** Where its problems are: `plan.waves.0`. */
  readonly path: string;
  readonly errors: FieldErrors;
  readonly choices: PlatformChoices;
  readonly onChange: (change: { id?: string; from?: readonly string[]; to?: string }) => void;
}

/** What a rule or wave is called, and where it takes rooms from and to. */
export function DirectionFields({ part, path, errors, choices, onChange }: DirectionFieldsProps) {
  const homes = [...new Set([...choices.homes, ...part.from])];
  const targets = [...new Set([...choices.targets, ...(part.to ? [part.to] : [])])];
  const fromError =
    errors[`${path}.from`] ?? part.from.map((_, index) => errors[`${path}.from.${index}`]).find(Boolean);
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label="Name" error={errors[`${path}.id`]}>
        <Input value={part.id} maxLength={40} onChange={(event) => onChange({ id: event.target.value })} />
      </Field>
      <fieldset className="min-w-0 space-y-1.5">
        <legend className="text-sm font-medium">Rooms at home on</legend>
        {homes.map((home) => (
          <CheckLine
            key={home}
            isChecked={part.from.includes(home)}
            onChange={(isChecked) =>
              onChange({ from: isChecked ? [...part.from, home] : part.from.filter((other) => other !== home) })
            }
          >
            {choices.nameOf(home)}
          </CheckLine>
        ))}
        {fromError ? <p className="text-sm text-destructive">{fromError}</p> : null}
      </fieldset>
      <Field label="Go to" hasButtonControl error={errors[`${path}.to`]}>
        <Select
          options={targets.map((value) => ({ value, label: choices.nameOf(value) }))}
          value={part.to || null}
          placeholder="Choose a platform"
          onValueChange={(to) => onChange({ to })}
        />
      </Field>
    </div>
  );
}

'use client';

import { ChevronRight } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Moment } from '@/components/admin/moment';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ApiProblem } from '@/lib/queries/api-problem';
import type { RoomView } from '@/lib/schemas/room';
import { DOOR_OPTIONS, describeDoorAnywhere, describeWeakDoor } from './door-options';
import { findFieldErrors } from './find-field-errors';
import type { RoomFormValues } from './room-form-values';
import { RoomSettingsFields } from './room-settings-fields';
import { toSlug, toSlugWhileTyping } from './to-slug';

interface RoomFormProps {
  initialValues: RoomFormValues;
  /** The name follows the title until somebody types one. */
  isNew: boolean;
  /** Where links begin, for example `https://meet.example.com`. */
  origin: string;
  /** Where the room's calls are; null where that isn't decided yet. */
  platform: string | null;
  /** Names that the room had before and that lead to it. */
  earlierNames?: RoomView['earlierNames'];
  problem: ApiProblem | null;
  onSubmit: (values: RoomFormValues) => void;
  /** The buttons. */
  children: ReactNode;
}

/** Everything of a room that its owner decides. */
export function RoomForm(props: RoomFormProps) {
  const { initialValues, isNew, origin, platform, earlierNames = [], problem, onSubmit, children } = props;
  const [values, setValues] = useState(initialValues);
  const [followsTitle, setFollowsTitle] = useState(isNew && initialValues.name === '');
  const [changed, setChanged] = useState<readonly (keyof RoomFormValues)[]>([]);
  const { all, shown } = findFieldErrors(problem, changed);
  // Of all errors, also of fields that were changed since: the settings would close under the hand that corrects them.
  const hasSettingsError = Object.keys(all).some((path) => path.startsWith('settings') && path !== 'settings.door');
  const isExplained = Object.keys(all).length > 0;

  const set = (changes: Partial<RoomFormValues>) => {
    setValues((before) => ({ ...before, ...changes }));
    // What was wrong with a value says nothing about the next one.
    setChanged((before) => [...before, ...(Object.keys(changes) as (keyof RoomFormValues)[])]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChanged([]);
    onSubmit(values);
  };

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="Title" isOptional={isNew} error={shown.title}>
        <Input
          value={values.title}
          maxLength={120}
          autoComplete="off"
          autoFocus
          placeholder={isNew ? 'Team stand-up' : undefined}
          onChange={({ target }) =>
            set({ title: target.value, ...(followsTitle ? { name: toSlug(target.value) } : {}) })
          }
        />
      </Field>
      <Field
        label="Name in the link"
        error={shown.name}
        description={
          <span className="wrap-anywhere">
            {origin}/<strong className="font-medium text-foreground">{values.name || 'team-stand-up'}</strong>
            {isNew || values.name === initialValues.name ? null : (
              <span className="block">The old link keeps working and leads here.</span>
            )}
            {earlierNames.length > 0 ? (
              <span className="mt-1 block">
                Earlier names, which an administrator can free:
                {earlierNames.map(({ name, since }) => (
                  <span key={name} className="block">
                    /{name} has led here since <Moment at={since} as="dated" />
                  </span>
                ))}
              </span>
            ) : null}
          </span>
        }
      >
        <Input
          value={values.name}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => {
            setFollowsTitle(target.value === '' && isNew);
            set({ name: toSlugWhileTyping(target.value) });
          }}
        />
      </Field>
      <Field label="Who may join" hasButtonControl error={shown.visibility}>
        <Select options={VISIBILITIES} value={values.visibility} onValueChange={(visibility) => set({ visibility })} />
      </Field>
      <Field
        label="How guests get in"
        hasButtonControl
        error={shown['settings.door']}
        description={
          platform === null ? describeDoorAnywhere(values.door) : describeWeakDoor(values.door, { id: platform })
        }
      >
        <Select options={DOOR_OPTIONS} value={values.door} onValueChange={(door) => set({ door })} />
      </Field>
      <details className="group" open={hasSettingsError || undefined}>
        <summary className="flex w-fit list-none items-center gap-1 rounded-sm text-sm font-medium [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
          Settings
        </summary>
        <RoomSettingsFields values={values} errors={shown} onChange={set} />
      </details>
      {problem && !isExplained ? (
        <p role="alert" className="text-sm text-destructive">
          {problem.message}
        </p>
      ) : null}
      {children}
    </form>
  );
}

const VISIBILITIES = [
  { value: 'open', label: 'Everybody with the link', hint: 'Guests need no account.' },
  { value: 'members', label: 'People with an account here', hint: 'Others are asked to sign in.' },
  { value: 'private', label: 'Only me and administrators', hint: 'And whoever has a host link.' },
] as const;

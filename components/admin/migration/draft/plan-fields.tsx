'use client';

import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Section } from '../../section';
import { type FreezeForm, newKey, nextId, type PlanForm, type RuleForm, type WaveForm } from './draft-form';
import { FallbackFields } from './fallback-fields';
import { NO_TIME } from './form-time';
import { FreezeFields } from './freeze-fields';
import type { FieldErrors } from './part-fields';
import { RuleFields } from './rule-fields';
import { type PlatformChoices, usePlatformChoices } from './use-platform-choices';
import { WaveFields } from './wave-fields';

interface PlanFieldsProps {
  readonly form: PlanForm;
  readonly errors: FieldErrors;
  readonly onChange: (change: Partial<PlanForm>) => void;
}

/** Everything that a plan is made of, in the order in which it is asked. */
export function PlanFields({ form, errors, onChange }: PlanFieldsProps) {
  const choices = usePlatformChoices();
  const taken = [...form.rules, ...form.waves];
  return (
    <>
      <Section title="Rules" description="The first that holds for a room decides, before any wave.">
        <PartList
          parts={form.rules}
          addLabel="Add a rule"
          onAdd={() => onChange({ rules: [...form.rules, newRule(taken, choices)] })}
          onChange={(rules) => onChange({ rules })}
          render={(rule, part) => <RuleFields key={rule.key} rule={rule} errors={errors} choices={choices} {...part} />}
        />
      </Section>
      <Section
        title="Waves"
        description="Each takes a share of the rooms that no rule takes, counted from none. They begin one after the other."
      >
        <PartList
          parts={form.waves}
          addLabel="Add a wave"
          onAdd={() => onChange({ waves: [...form.waves, newWave(taken, form.waves, choices)] })}
          onChange={(waves) => onChange({ waves })}
          render={(wave, part) => <WaveFields key={wave.key} wave={wave} errors={errors} choices={choices} {...part} />}
        />
      </Section>
      <Section title="Fallback order" description="Which platforms take another’s place when it fails.">
        <FallbackFields
          order={form.fallbackOrder}
          errors={errors}
          choices={choices}
          onChange={(fallbackOrder) => onChange({ fallbackOrder })}
        />
      </Section>
      <Section title="Freezes" description="Times in which nothing is published and no wave begins.">
        <PartList
          parts={form.freezeWindows}
          addLabel="Add a freeze"
          onAdd={() => onChange({ freezeWindows: [...form.freezeWindows, newFreeze()] })}
          onChange={(freezeWindows) => onChange({ freezeWindows })}
          render={(freeze, part) => (
            <FreezeFields
              key={freeze.key}
              freeze={freeze}
              index={part.index}
              errors={errors}
              onChange={part.onChange}
              onRemove={part.onRemove}
            />
          )}
        />
      </Section>
    </>
  );
}

interface PartProps<Part> {
  readonly index: number;
  readonly onChange: (change: Partial<Part>) => void;
  readonly onRemove: () => void;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
}

function PartList<Part extends { readonly key: string }>(props: {
  readonly parts: readonly Part[];
  readonly addLabel: string;
  readonly onAdd: () => void;
  readonly onChange: (parts: readonly Part[]) => void;
  readonly render: (part: Part, props: PartProps<Part>) => ReactNode;
}) {
  const { parts, onChange } = props;
  const move = (index: number, by: number) => {
    const part = parts[index];
    if (part) onChange(parts.toSpliced(index, 1).toSpliced(index + by, 0, part));
  };
  return (
    <div className="space-y-3">
      {parts.length > 0 ? (
        <ol className="space-y-3">
          {parts.map((part, index) =>
            props.render(part, {
              index,
              onChange: (change) => onChange(parts.with(index, { ...part, ...change })),
              onRemove: () => onChange(parts.toSpliced(index, 1)),
              onUp: index > 0 ? () => move(index, -1) : undefined,
              onDown: index < parts.length - 1 ? () => move(index, 1) : undefined,
            }),
          )}
        </ol>
      ) : null}
      <Button variant="outline" size="sm" onClick={props.onAdd}>
        <Plus aria-hidden="true" />
        {props.addLabel}
      </Button>
    </div>
  );
}

function newRule(taken: readonly { readonly id: string }[], { targets }: PlatformChoices): RuleForm {
  return {
    key: newKey(),
    id: nextId('rule', taken),
    from: targets.slice(0, 1),
    to: targets[1] ?? '',
    rooms: '',
    owners: '',
    tags: '',
    slugPrefix: '',
    minSize: '',
    maxSize: '',
    recording: '',
    createdAfter: NO_TIME,
  };
}

/** A further wave goes on where the last one ends. */
function newWave(
  taken: readonly { readonly id: string }[],
  waves: readonly WaveForm[],
  { targets }: PlatformChoices,
): WaveForm {
  const last = waves.at(-1);
  return {
    key: newKey(),
    id: nextId('wave', taken),
    from: last?.from ?? targets.slice(0, 1),
    to: last?.to ?? targets[1] ?? '',
    percentage: last ? '100' : '25',
    startsAt: NO_TIME,
    soakMinutes: last?.soakMinutes ?? '60',
  };
}

function newFreeze(): FreezeForm {
  return { key: newKey(), from: NO_TIME, until: NO_TIME, reason: '' };
}

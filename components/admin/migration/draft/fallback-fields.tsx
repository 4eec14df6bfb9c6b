'use client';

import { ArrowUp, X } from 'lucide-react';
import { CheckLine } from '@/components/admin/check-line';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Select } from '@/components/ui/select';
import type { FieldErrors } from './part-fields';
import type { PlatformChoices } from './use-platform-choices';

const HOME = 'home';

interface FallbackFieldsProps {
  readonly order: readonly string[] | null;
  readonly errors: FieldErrors;
  readonly choices: PlatformChoices;
  readonly onChange: (order: readonly string[] | null) => void;
}

/** Which platforms take another's place when it fails, in which order. */
export function FallbackFields({ order, errors, choices, onChange }: FallbackFieldsProps) {
  const nameOf = (id: string) => (id === HOME ? 'Its home platform' : choices.nameOf(id));
  const left = [HOME, ...choices.fallbacks].filter((id) => !order?.includes(id));
  return (
    <Card className="space-y-3 p-4">
      <CheckLine isChecked={order !== null} onChange={(isOwn) => onChange(isOwn ? [HOME, ...choices.fallbacks] : null)}>
        An order of our own. Otherwise: a room’s home platform, then the others that are set up.
      </CheckLine>
      {order === null ? null : (
        <ol className="space-y-1.5 text-sm">
          {order.map((id, index) => (
            <li key={id} className="flex items-center gap-1">
              <span className="tabular w-6 text-muted-foreground">{index + 1}.</span>
              <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
              {index > 0 ? (
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={`Ask ${nameOf(id)} earlier`}
                  onClick={() => onChange(order.toSpliced(index, 1).toSpliced(index - 1, 0, id))}
                >
                  <ArrowUp aria-hidden="true" />
                </Button>
              ) : null}
              <Button
                variant="ghost"
                size="icon"
                aria-label={`Take ${nameOf(id)} out of the order`}
                onClick={() => onChange(order.filter((other) => other !== id))}
              >
                <X aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ol>
      )}
      {order !== null && left.length > 0 ? (
        <Select
          aria-label="Add a platform to the order"
          className="w-auto min-w-48"
          placeholder="Add a platform"
          options={left.map((value) => ({ value, label: nameOf(value) }))}
          value={null}
          onValueChange={(id) => onChange([...order, id])}
        />
      ) : null}
      {Object.entries(errors)
        .filter(([place]) => place.startsWith('plan.fallbackOrder'))
        .map(([place, message]) => (
          <p key={place} role="alert" className="text-sm text-destructive">
            {message}
          </p>
        ))}
    </Card>
  );
}

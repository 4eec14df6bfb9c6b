'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Select } from '@/components/ui/select';
import { type RoomFilters, roomFacetsQuery } from '@/lib/queries/admin-rooms';
import type { DecisionReason } from '@/lib/schemas/decision';
import { NONE } from '@/lib/schemas/room-filter';
import { REASON_WORDS } from '../reason-words';
import { SearchBox } from '../search-box';

const ANY = 'any';

/** Reasons that a room's next meeting can have: an open meeting is not the next one. */
const REASONS: readonly { readonly value: NonNullable<RoomFilters['reason']>; readonly label: string }[] = [
  ...(Object.keys(REASON_WORDS) as DecisionReason[])
    .filter((reason) => reason !== 'OPEN_MEETING')
    .map((value) => ({ value, label: REASON_WORDS[value] })),
  { value: 'MOVE_BLOCKED', label: 'home, move blocked' },
  { value: 'MOVE_STOPPED', label: 'home, move stopped' },
];

interface RoomsFiltersProps {
  readonly filters: RoomFilters;
  readonly platforms: readonly { readonly id: string; readonly label: string; readonly isKnown: boolean }[];
  readonly onChange: (changes: Partial<RoomFilters>) => void;
  /** How many rooms are left: it stands at the end of the last line. */
  readonly children: ReactNode;
}

/** Narrows the list of rooms down. Give it another `key` to empty what was typed. */
export function RoomsFilters({ filters, platforms, onChange, children }: RoomsFiltersProps) {
  const { data: facets } = useQuery(roomFacetsQuery);
  const homes = platforms.map(({ id, label, isKnown }) => ({
    value: id,
    label: `Home on ${label}`,
    ...(isKnown ? {} : { hint: 'unknown here' }),
  }));
  const targets = platforms
    .filter(({ isKnown }) => isKnown)
    .map(({ id, label }) => ({ value: id, label: `Next on ${label}` }));
  const owners = (facets?.owners ?? []).map(({ email, name, rooms }) => ({
    value: email ?? NONE,
    label: email === null ? 'Nobody’s' : (name ?? email),
    hint: `${email ?? 'no owner'}, ${rooms}`,
  }));
  const tags = (facets?.tags ?? []).map(({ tag, rooms }) => ({ value: tag, label: tag, hint: String(rooms) }));
  const select = (name: 'platform' | 'next' | 'owner' | 'tag') => ({
    value: filters[name] ?? ANY,
    onValueChange: (value: string) => onChange({ [name]: value === ANY ? undefined : value }),
    className: 'w-auto min-w-32',
  });
  return (
    <search className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <SearchBox
        label="Search rooms by name, title or tag"
        placeholder="Name, title or tag"
        defaultValue={filters.search ?? ''}
        onSearch={(search) => onChange({ search: search || undefined })}
      />
      <Select
        {...select('platform')}
        aria-label="Home platform"
        options={[{ value: ANY, label: 'Any home platform' }, ...withChosen(homes, filters.platform)]}
      />
      <Select
        {...select('next')}
        aria-label="Platform of the next meeting"
        options={[
          { value: ANY, label: 'Next on any' },
          ...withChosen([...targets, { value: NONE, label: 'Next on no platform' }], filters.next),
        ]}
      />
      <Select
        aria-label="Why the next meeting is there"
        className="w-auto min-w-32"
        options={[{ value: ANY, label: 'For any reason' }, ...REASONS]}
        value={filters.reason ?? ANY}
        onValueChange={(value) => onChange({ reason: REASONS.find((reason) => reason.value === value)?.value })}
      />
      <Select
        {...select('owner')}
        aria-label="Owner"
        options={[{ value: ANY, label: 'Anybody’s' }, ...withChosen(owners, filters.owner)]}
      />
      {tags.length > 0 || filters.tag ? (
        <Select
          {...select('tag')}
          aria-label="Tag"
          options={[{ value: ANY, label: 'Any tag' }, ...withChosen(tags, filters.tag)]}
        />
      ) : null}
      <Toggle
        label="Live now"
        isOn={filters.live ?? false}
        onChange={(live) => onChange({ live: live || undefined })}
      />
      <Toggle
        label="Moved by hand"
        isOn={filters.moved ?? false}
        onChange={(moved) => onChange({ moved: moved || undefined })}
      />
      <p role="status" className="tabular text-sm text-muted-foreground sm:ml-auto">
        {children}
      </p>
    </search>
  );
}

/** What an address asks for is shown as chosen, even where it is none of what is offered. */
function withChosen<Option extends { readonly value: string }>(
  options: readonly Option[],
  chosen: string | undefined,
): (Option | { value: string; label: string })[] {
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return [...options];
  return [...options, { value: chosen, label: chosen }];
}

function Toggle(props: { readonly label: string; readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
    <label className="flex min-h-8 items-center gap-2 text-sm">
      <Checkbox checked={props.isOn} onCheckedChange={props.onChange} />
      {props.label}
    </label>
  );
}

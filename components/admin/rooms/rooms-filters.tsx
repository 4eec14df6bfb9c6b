'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Select } from '@/components/ui/select';
import type { RoomFilters } from '@/lib/queries/admin-rooms';
import { SearchBox } from '../search-box';

const ANY_PLATFORM = 'any';

interface RoomsFiltersProps {
  readonly filters: RoomFilters;
  readonly platforms: readonly { readonly id: string; readonly label: string; readonly isKnown: boolean }[];
  readonly onChange: (changes: Partial<RoomFilters>) => void;
}

/** Narrows the list of rooms down. Give it another `key` to empty what was typed. */
export function RoomsFilters({ filters, platforms, onChange }: RoomsFiltersProps) {
  const homes = platforms.map(({ id, label, isKnown }) => ({
    value: id,
    label: `Home on ${label}`,
    ...(isKnown ? {} : { hint: 'unknown here' }),
  }));
  return (
    <search className="flex flex-1 flex-wrap items-center gap-x-3 gap-y-2">
      <SearchBox
        label="Search rooms by name, title or tag"
        placeholder="Name, title or tag"
        defaultValue={filters.search}
        onSearch={(search) => onChange({ search })}
      />
      <Select
        aria-label="Home platform"
        className="w-auto min-w-40"
        options={[{ value: ANY_PLATFORM, label: 'Any home platform' }, ...homes]}
        value={filters.platform ?? ANY_PLATFORM}
        onValueChange={(platform) => onChange({ platform: platform === ANY_PLATFORM ? null : platform })}
      />
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
      <label className="flex min-h-9 items-center gap-2 text-sm">
        <Checkbox checked={filters.isLiveOnly} onCheckedChange={(isLiveOnly) => onChange({ isLiveOnly })} />
        Live now
      </label>
    </search>
  );
}

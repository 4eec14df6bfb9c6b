import { Select } from '@/components/ui/select';
import type { DeliveryFilters as Filters } from '@/lib/queries/admin-webhooks';
import type { PlatformView } from '@/lib/schemas/platform';
import { SearchBox } from '../search-box';
import { DELIVERY_STATES } from './delivery-state-sign';

const ANY = 'any';
const STATE_OPTIONS = Object.entries(DELIVERY_STATES).map(([value, { label, meaning }]) => ({
  value,
  label,
  hint: meaning,
}));

interface DeliveryFiltersProps {
  readonly filters: Filters;
  readonly onChange: (changes: Partial<Filters>) => void;
  readonly platforms: readonly PlatformView[];
  /** Every type that was ever sent. */
  readonly types: readonly string[];
}

/** Narrows the list of deliveries down. */
export function DeliveryFilters({ filters, onChange, platforms, types }: DeliveryFiltersProps) {
  const knownTypes = filters.type && !types.includes(filters.type) ? [filters.type, ...types] : types;
  return (
    <search className="flex flex-wrap gap-x-3 gap-y-2">
      <Select
        aria-label="Platform"
        className="w-auto min-w-40"
        options={[{ value: ANY, label: 'Any platform' }, ...platforms.map(({ id, label }) => ({ value: id, label }))]}
        value={filters.platform ?? ANY}
        onValueChange={(platform) => onChange({ platform: platform === ANY ? null : platform })}
      />
      <Select
        aria-label="State"
        className="w-auto min-w-36"
        options={[{ value: ANY, label: 'Any state' }, ...STATE_OPTIONS]}
        value={filters.state ?? ANY}
        onValueChange={(state) => onChange({ state: state === ANY ? null : state })}
      />
      <Select
        aria-label="Type"
        className="w-auto max-w-full min-w-36"
        options={[{ value: ANY, label: 'Any type' }, ...knownTypes.map((type) => ({ value: type, label: type }))]}
        value={filters.type ?? ANY}
        onValueChange={(type) => onChange({ type: type === ANY ? null : type })}
      />
      <SearchBox
        label="Room: its name here, or the platform’s name of it"
        placeholder="Room, such as standup"
        defaultValue={filters.room}
        onSearch={(room) => onChange({ room })}
      />
    </search>
  );
}

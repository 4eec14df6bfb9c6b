import { Button } from '@/components/ui/button';
import type { ApiKeyView } from '@/lib/schemas/api-key';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '../data-table';
import { Moment } from '../moment';

interface ApiKeysTableProps {
  readonly keys: readonly ApiKeyView[];
  readonly onRevoke: (key: ApiKeyView) => void;
}

export function ApiKeysTable({ keys, onRevoke }: ApiKeysTableProps) {
  return (
    <DataTable label="API keys" minWidth="min-w-3xl">
      <thead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell>Begins with</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell>Acts for</HeadCell>
          <HeadCell>Made</HeadCell>
          <HeadCell>Last used</HeadCell>
          <HeadCell>Expires</HeadCell>
          <HeadCell>
            <span className="sr-only">Revoke</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <DataRow key={key.id}>
            <RowHead className="max-w-44 truncate font-medium">{key.name}</RowHead>
            <DataCell className="font-mono text-xs">{key.hint}</DataCell>
            <DataCell>{key.role === 'admin' ? 'Administrator' : 'Member'}</DataCell>
            <DataCell className="max-w-44 truncate text-muted-foreground">{key.owner ?? 'nobody'}</DataCell>
            <DataCell className="whitespace-nowrap text-muted-foreground">
              <Moment at={key.createdAt} as="distance" />
            </DataCell>
            <DataCell className="whitespace-nowrap text-muted-foreground">
              {key.lastUsedAt ? <Moment at={key.lastUsedAt} as="distance" /> : 'never'}
            </DataCell>
            <DataCell className="whitespace-nowrap text-muted-foreground">
              {key.expiresAt ? <Moment at={key.expiresAt} as="distance" /> : 'never'}
            </DataCell>
            <DataCell className="py-0 pr-1 text-right">
              <Button
                variant="ghost"
                size="sm"
                className="min-h-6 px-2 py-0 text-xs"
                aria-label={`Revoke ${key.name}`}
                onClick={() => onRevoke(key)}
              >
                Revoke
              </Button>
            </DataCell>
          </DataRow>
        ))}
      </tbody>
    </DataTable>
  );
}

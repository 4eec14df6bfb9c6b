import { Button } from '@/components/ui/button';
import type { ApiKeyView } from '@/lib/schemas/api-key';
import { ActionCell, DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../data-table';
import { Moment } from '../moment';

interface ApiKeysTableProps {
  readonly keys: readonly ApiKeyView[];
  readonly onRevoke: (key: ApiKeyView) => void;
}

export function ApiKeysTable({ keys, onRevoke }: ApiKeysTableProps) {
  return (
    <DataTable label="API keys" stacksBelow="46rem">
      <TableHead>
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
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <DataRow key={key.id}>
            <RowHead className="max-w-44 truncate font-medium">{key.name}</RowHead>
            <DataCell label="Begins with" className="font-mono text-xs">
              {key.hint}
            </DataCell>
            <DataCell label="Role">{key.role === 'admin' ? 'Administrator' : 'Member'}</DataCell>
            <DataCell label="Acts for" className="max-w-44 truncate text-muted-foreground">
              {key.owner ?? 'nobody'}
            </DataCell>
            <DataCell label="Made" className="whitespace-nowrap text-muted-foreground">
              <Moment at={key.createdAt} as="distance" />
            </DataCell>
            <DataCell label="Last used" className="whitespace-nowrap text-muted-foreground">
              {key.lastUsedAt ? <Moment at={key.lastUsedAt} as="distance" /> : 'never'}
            </DataCell>
            <DataCell label="Expires" className="whitespace-nowrap text-muted-foreground">
              {key.expiresAt ? <Moment at={key.expiresAt} as="distance" /> : 'never'}
            </DataCell>
            <ActionCell>
              <Button
                variant="ghost"
                size="sm"
                className="min-h-6 px-2 py-0 text-xs"
                aria-label={`Revoke ${key.name}`}
                onClick={() => onRevoke(key)}
              >
                Revoke
              </Button>
            </ActionCell>
          </DataRow>
        ))}
      </TableBody>
    </DataTable>
  );
}

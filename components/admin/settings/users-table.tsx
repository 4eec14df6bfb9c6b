import { Badge } from '@/components/ui/badge';
import { StateDot } from '@/components/ui/state-dot';
import type { UserView } from '@/lib/schemas/user';
import { ActionCell, DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../data-table';
import { Moment } from '../moment';
import { UserMenu } from './user-menu';

interface UsersTableProps {
  readonly users: readonly UserView[];
  /** Whoever looks at the page. */
  readonly ownId: string | null;
}

export function UsersTable({ users, ownId }: UsersTableProps) {
  return (
    <DataTable label="Users" stacksBelow="42rem">
      <TableHead>
        <HeadCell>Name</HeadCell>
        <HeadCell>E-mail</HeadCell>
        <HeadCell>Role</HeadCell>
        <HeadCell>Signs in with</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell>Since</HeadCell>
        <HeadCell>
          <span className="sr-only">Change</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {users.map((user) => (
          <DataRow key={user.id}>
            <RowHead className="max-w-48 truncate font-medium">
              {user.name} {user.id === ownId ? <Badge variant="outline">you</Badge> : null}
            </RowHead>
            <DataCell label="E-mail" isWide className="max-w-52 truncate">
              {user.email}
            </DataCell>
            <DataCell label="Role">{user.role === 'admin' ? 'Administrator' : 'Member'}</DataCell>
            <DataCell label="Signs in with" className="text-muted-foreground">
              {describeSignIn(user)}
            </DataCell>
            <DataCell label="State">
              <StateDot tone={user.isDisabled ? 'neutral' : 'success'} className="text-[0.8125rem]">
                {user.isDisabled ? 'Disabled' : 'Active'}
              </StateDot>
            </DataCell>
            <DataCell label="Since" className="whitespace-nowrap text-muted-foreground">
              <Moment at={user.createdAt} />
            </DataCell>
            <ActionCell>
              <UserMenu user={user} isSelf={user.id === ownId} />
            </ActionCell>
          </DataRow>
        ))}
      </TableBody>
    </DataTable>
  );
}

function describeSignIn({ hasPassword, hasSingleSignOn }: UserView): string {
  if (hasPassword && hasSingleSignOn) return 'password, single sign-on';
  if (hasSingleSignOn) return 'single sign-on';
  return hasPassword ? 'password' : 'nothing yet';
}

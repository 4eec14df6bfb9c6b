'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { meQuery, usersQuery } from '@/lib/queries/admin-accounts';
import { LoadMore } from '../load-more';
import { ProblemState } from '../problem-state';
import { Section } from '../section';
import { TableSkeleton } from '../table-skeleton';
import { UserDialog } from './user-dialog';
import { UsersTable } from './users-table';

/** Who has an account, with which role. */
export function Users() {
  const users = useInfiniteQuery(usersQuery);
  const { data: me } = useQuery(meQuery);
  const [isMaking, setIsMaking] = useState(false);
  const items = users.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title="Users"
      description="Guests need no account. Members make rooms; administrators run everything."
      actions={
        <Button variant="outline" size="sm" onClick={() => setIsMaking(true)}>
          Add a user
        </Button>
      }
    >
      {users.isPending ? <TableSkeleton label="the users" rows={3} columns={5} /> : null}
      {users.isError && !users.data ? (
        <ProblemState
          title="The users couldn’t be loaded"
          error={users.error}
          onRetry={() => users.refetch()}
          isRetrying={users.isFetching}
        />
      ) : null}
      {items.length > 0 ? <UsersTable users={items} ownId={me?.userId ?? null} /> : null}
      <LoadMore query={users} what="users" />
      {isMaking ? <UserDialog onClose={() => setIsMaking(false)} /> : null}
    </Section>
  );
}

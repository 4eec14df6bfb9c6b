import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../schemas/paging';
import type { CreatedUserView, CreateUserInput, MeView, UpdateUserInput, UserView } from '../schemas/user';
import { ADMIN_KEY } from './admin-keys';
import { fetchJson } from './fetch-json';

/** Whoever looks at the page. */
export const meQuery = queryOptions({
  queryKey: [ADMIN_KEY, 'me'],
  queryFn: ({ signal }) => fetchJson<MeView>('/api/v1/me', { signal }),
});

/** All accounts, oldest first. */
export const usersQuery = infiniteQueryOptions({
  queryKey: [ADMIN_KEY, 'users'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    fetchJson<Page<UserView>>(`/api/v1/users?limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`, {
      signal,
    }),
  getNextPageParam: (page) => page.nextCursor,
});

/** Makes an account. Without a password the answer holds one, this once. */
export async function createUser(body: {
  email: string;
  name?: string;
  role: CreateUserInput['role'];
}): Promise<CreatedUserView> {
  return fetchJson<CreatedUserView>('/api/v1/users', { method: 'POST', body });
}

export async function updateUser({ id, changes }: { id: string; changes: UpdateUserInput }): Promise<UserView> {
  return fetchJson<UserView>(`/api/v1/users/${id}`, { method: 'PATCH', body: changes });
}

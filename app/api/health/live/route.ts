import { defineMethods } from '@/lib/http/define-methods';

/** The process answers. Asks nothing of the database: for balancers that must not restart a process over its database. */
export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: () => new Response(null, { status: 204 }),
});

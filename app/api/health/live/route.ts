/** The process answers. Asks nothing of the database: for balancers that must not restart a process over its database. */
export function GET(): Response {
  return new Response(null, { status: 204 });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True where PostgreSQL would take this as a uuid. Anything else in an address is an unknown id, not a failing query. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

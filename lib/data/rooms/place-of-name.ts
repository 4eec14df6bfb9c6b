/**
 * Where a page that begins after a room's name begins, in a list that goes by `sort_name`.
 * @param slug the parameter with the name
 * @param sortName the parameter with what that is sorted by, for a room that is called otherwise by now
 */
export function placeOfName(slug: string, sortName: string): string {
  return `coalesce((SELECT sort_name FROM rooms WHERE slug = ${slug}), ${sortName}::text)`;
}

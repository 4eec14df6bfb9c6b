const PAGE_SIZE = 100;

/** A list that never ends is a mistake; this is more than any room has. */
const MOST_PAGES = 100;

/** Reads a list of Daily's to its end: each page begins behind the last one's last id. */
export async function listPages<Item extends { readonly id: string }>(
  readPage: (query: { readonly limit: string; readonly starting_after?: string }) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  const found = new Map<string, Item>();
  let last: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const items = await readPage({ limit: String(PAGE_SIZE), ...(last === undefined ? {} : { starting_after: last }) });
    const before = found.size;
    for (const item of items) found.set(item.id, item);
    last = items.at(-1)?.id;
    // Nothing new also ends it: a cursor that is ignored would repeat the first page for ever.
    if (items.length < PAGE_SIZE || found.size === before) break;
  }
  return [...found.values()];
}

import { z } from 'zod';

/** Query of every list: `cursor` is the `nextCursor` of the page before. */
export const pagingSchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

export type Paging = z.infer<typeof pagingSchema>;

/** The shape of every list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

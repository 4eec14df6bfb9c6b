import type { OverrideView } from '@/lib/schemas/override';

/** A room as far as moving it is concerned. */
export interface MovableRoom {
  readonly name: string;
  readonly title: string;
  readonly platform: string;
  readonly live: { readonly platform: string; readonly people: number } | null;
  readonly override: OverrideView | null;
}

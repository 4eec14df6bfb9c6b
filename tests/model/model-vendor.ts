import type { PlatformCatalogEntry } from '@/lib/video-platforms/catalog';
import type { PlatformDefinition, WebhookHeaders } from '@/lib/video-platforms/contract';
import type { Connection, History, VendorHabits } from './history';

/** One webhook as the vendor would send it, before anything goes wrong on its way. */
export interface RawDelivery {
  /** When the vendor sends it. */
  readonly at: number;
  /** What it appends to our address. */
  readonly path: string;
  readonly body: string;
  /** Whose coming or going it tells of; null where it tells of the whole conference. */
  readonly connection: Connection | null;
  /** Whom it says to be out by now, where it tells of a conference's end. */
  readonly ends?: readonly Connection[];
}

/** How near to the truth a vendor's words can bring us, in milliseconds. The tolerances of the model test. */
export interface Tolerance {
  /** When all of its events arrived, in whatever order. */
  readonly exactMs: number;
  /** When some were lost, and the person's page (a sign every 20 s) or the vendor's presence stands in for them. */
  readonly mendedMs: number;
}

/** A vendor in the model: what it sends, how it signs, and what it answers when it is asked who is in. */
export interface ModelVendor {
  readonly habits: VendorHabits;
  readonly definition: PlatformDefinition;
  readonly entry: PlatformCatalogEntry;
  readonly settings: Readonly<Record<string, string>>;
  /** True where it lists everybody, so that also people without a page of ours can be told of by it alone. */
  readonly listsEverybody: boolean;
  readonly tolerance: Tolerance;
  /** Its webhooks about a history, in the order in which it would send them. */
  readonly tell: (history: History, roomName: string) => readonly RawDelivery[];
  readonly sign: (body: string, at: number) => WebhookHeaders;
  /**
   * Its answer to one request about a room at a moment.
   * @param lag from 0 to 1: how late it is this time, of what it may be late
   */
  readonly answer: (
    request: Request,
    asked: { history: History; roomName: string; at: number; lag: number },
  ) => Response;
}

/** Who was in at a moment. */
export function presentAt(history: History, at: number): readonly Connection[] {
  return history.connections.filter(({ from, to }) => from <= at && (to === null || to > at));
}

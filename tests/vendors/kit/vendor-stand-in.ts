/** Somebody who enters a call through a vendor's page, as that page knows them from address, token or options. */
export interface StandInVisitor {
  readonly displayName: string;
  /** The id Patchbay gave this person: `externalId`, `user_id`, `context.user.id`; null for those who came without. */
  readonly participantId: string | null;
  readonly isHost: boolean;
}

/** Why a vendor's server doesn't let somebody in, in that vendor's own word. */
export type StandInEntry =
  | { readonly isAdmitted: true; readonly connectionId: string }
  | { readonly isAdmitted: false; readonly reason: string };

/**
 * A vendor's server, near enough to build against: its API with its checks, limits and errors, and its signed webhooks.
 * It keeps everything in memory. Contract tests call `handle` directly; `npm run vendors` and the end-to-end tests serve
 * it over HTTP and let the vendor's pages use the rest.
 */
export interface VendorStandIn {
  /** Answers one request to the vendor's API. Never throws: what it can't take, it answers with the vendor's error. */
  handle(request: Request): Promise<Response>;
  /** Somebody enters a room through the page; sends the vendor's webhooks. */
  join(room: string, visitor: StandInVisitor): Promise<StandInEntry>;
  /** A connection ends; sends the vendor's webhooks. One that is over already is left alone. */
  leave(room: string, connectionId: string): Promise<void>;
  /** Puts everybody out, as a host's "end for all" inside the page does. */
  endCall(room: string): Promise<void>;
  /** False once the room was deleted or ended, or this connection was put out: its page then says so. */
  isConnected(room: string, connectionId: string): boolean;
}

/** One create at a platform has this long, in milliseconds. */
export const CREATE_TIMEOUT_MS = 6_000;

/** A whole join, however many platforms are tried, has this long. */
export const JOIN_TIMEOUT_MS = 15_000;

/** A reservation nobody has renewed for this long may be taken over: a little more than a create takes. */
export const RESERVATION_LEASE_MS = CREATE_TIMEOUT_MS + 2_000;

/** A call page not heard from for this long no longer counts as somebody on the way in. */
export const PAGE_SILENCE_MS = 30_000;

/** "Connecting" holds a meeting open for this long after its last sign. */
export const CONNECTING_HOLD_MS = 60_000;

/** A session known only from its own page closes after this silence; background tabs speak once a minute. */
export const PAGE_SESSION_SILENCE_MS = 90_000;

/** A meeting nobody ever entered ends after this long. */
export const NEVER_USED_MS = 10 * 60_000;

/** How much later than ours the vendor's clock ends a room. */
export const VENDOR_END_SLACK_MS = 16 * 3_600_000;

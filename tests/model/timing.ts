/** A room is kept for its people so long; longer than anybody can be in unnoticed. */
export const GRACE_MS = 20 * 60_000;

/** After the last deed: every delivery is there, insights have caught up, and every silence is long. */
export const QUIET_MS = 20 * 60_000;

/** Between two meetings of one room. */
export const PAUSE_MS = 3 * 60 * 60_000;

/** What a delivery is late at most, from its sending until it is applied. */
export const LATEST_MS = 440_000;

/** By when whoever came without a page of ours has to be in, so that nobody takes the room for empty meanwhile. */
export const UNSEEN_MS = 300_000;

/** The first one comes so soon: a meeting that nobody enters is over after ten minutes. */
export const FIRST_MS = 60_000;

/** Somebody who waits for the browser's camera opened the door so long before the grace period is over, and is in later. */
export const PENDING_FROM_END_MS = 30_000;
export const PENDING_MS = 90_000;

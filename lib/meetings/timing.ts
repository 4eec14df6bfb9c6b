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

/**
 * A room that closes with its call is kept for this long after the last one left: a page that is loaded anew leaves and
 * comes back, and its person was promised that they can stay.
 */
export const CLOSING_HOLD_MS = 60_000;

/** A session known only from its own page closes after this silence; background tabs speak once a minute. */
export const PAGE_SESSION_SILENCE_MS = 90_000;

/** A page that still says "joined" so long after the vendor told of its leave is believed where nobody else can tell. */
export const PAGE_OUTLIVES_MS = 60_000;

/**
 * Somebody whom the vendor knows, can't list, and whose page has been silent for this long, is taken to have left: three
 * signs in a row that a page in the background may send only once a minute.
 */
export const KNOWN_PAGE_SILENCE_MS = 180_000;

/** Answers that are minutes old say nothing about what happened just now. */
export const LONGEST_USEFUL_LAG_MS = 60_000;

/** How soon a vendor is asked who is in after it told of a change: its presence lags behind its events. */
export const RECONCILE_AFTER_EVENT_MS = 4_000;

/** A meeting nobody ever entered ends after this long. */
export const NEVER_USED_MS = 10 * 60_000;

/** How much later than ours the vendor's clock ends a room. */
export const VENDOR_END_SLACK_MS = 16 * 3_600_000;

/** A vendor's end that is nearer than this is moved on while people are in. */
export const EXTEND_VENDOR_END_MS = 8 * 3_600_000;

/** What people have to read that their call goes on elsewhere, before their page swaps. */
export const RELOCATE_COUNTDOWN_MS = 10_000;

/** Whoever isn't in the continuation so long after the swap has stayed behind: until then they are on their way. */
export const ON_THE_WAY_MS = 30_000;

/** The continuation is made so much earlier than people are moved to it: a create takes a while. */
export const RELOCATE_LEAD_MS = RELOCATE_COUNTDOWN_MS + CREATE_TIMEOUT_MS;

/** So long before a vendor's end that can't be moved every page in the call counts down to its continuation. */
export const VENDOR_END_NOTICE_MS = 15 * 60_000;

/** A platform that is asked whether it still has a room has this long; people may be waiting to get in meanwhile. */
export const VERIFY_TIMEOUT_MS = 3_000;

/** What a platform said of a room holds for this long, however many ask. */
export const VERIFIED_FOR_MS = 20_000;

/** A meeting this young has a room that was just made: its platform needn't be asked for it. */
export const YOUNG_MEETING_MS = 60_000;

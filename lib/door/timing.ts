/** A waiting page not heard from for this long is gone. It speaks every ten seconds. */
export const SILENT_PAGE_MS = 45_000;

/** The same for a page behind others: browsers let those speak once a minute. */
export const HIDDEN_PAGE_MS = 150_000;

/** A page that says goodbye may be back in a moment: a reload keeps its place for this long. */
export const LEAVING_PAGE_MS = 15_000;

/** Whoever was let in has this long to come in: platforms may take long, and a question about recording may be asked. */
export const ADMISSION_HOLD_MS = 10 * 60_000;

/** Whoever was turned away may ask again after this. */
export const DENIED_FOR_MS = 2 * 60_000;

/** A moment as sentences of the server write it, on no reader's clock: `2026-12-01 09:00 UTC`, `on 2026-12-01 at 09:00 UTC`; with seconds where they matter. */
const WRITTEN = /(\bon )?(\d{4}-\d{2}-\d{2}) (?:at )?(\d{2}:\d{2})(:\d{2})? UTC/g;

/** A sentence cut up into its words and the moments in it. */
export type SentencePart = string | { readonly at: string };

/** Finds the moments in a sentence, so that each can be shown on the reader's own clock. */
export function splitMoments(sentence: string): readonly SentencePart[] {
  const parts: SentencePart[] = [];
  let end = 0;
  for (const match of sentence.matchAll(WRITTEN)) {
    const [written, on = '', day, time, seconds = ':00'] = match;
    // Today's moments are shown without their day.
    parts.push(`${sentence.slice(end, match.index)}${on && 'at '}`, { at: `${day}T${time}${seconds}Z` });
    end = match.index + written.length;
  }
  return [...parts, sentence.slice(end)].filter((part) => part !== '');
}

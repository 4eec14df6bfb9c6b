/** What a plan is made of. */
export type PartKind = 'rule' | 'wave';

/**
 * A rule or wave as people say it: the number alone where its id was given by itself (`wave-2` is `wave 2`), else the name
 * that somebody gave it, with the word before it unless the name begins with it (`wave pilot`, but `wave-of-teams`).
 */
export function partName(kind: PartKind, id: string): string {
  const number = automaticNumber(kind, id);
  if (number !== null) return `${kind} ${number}`;
  return new RegExp(`^${kind}s?(-|$)`).test(id) ? id : `${kind} ${id}`;
}

/** The same at the beginning of a sentence or as a heading: `Wave 2`, `Wave pilot`, `Wave-of-teams`. */
export function partTitle(kind: PartKind, id: string): string {
  const name = partName(kind, id);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The same where only the id is known: in lists of both kinds. */
export function partNameOf(id: string): string {
  if (id.startsWith('wave-')) return partName('wave', id);
  return id.startsWith('rule-') ? partName('rule', id) : id;
}

/** The number that was given by itself: 2 of `wave-2`. */
function automaticNumber(kind: PartKind, id: string): number | null {
  const digits = new RegExp(`^${kind}-?(\\d{1,4})$`).exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}

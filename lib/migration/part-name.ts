/**
 * A rule or wave as people say it: its number where the id was given by itself (`wave-2` is `wave 2`), else the name that
 * somebody gave it, with the word before it unless the name has it already (`wave quarter`, but `wave-of-teams`).
 */
export function partName(kind: 'rule' | 'wave', id: string): string {
  const number = /^(?:rule|wave)-?(\d{1,4})$/.exec(id)?.[1];
  if (number !== undefined && id.startsWith(kind)) return `${kind} ${number}`;
  return id.startsWith(kind) ? id : `${kind} ${id}`;
}

/** The same at the beginning of a sentence or as a heading: `Wave 2`. */
export function partTitle(kind: 'rule' | 'wave', id: string): string {
  const name = partName(kind, id);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

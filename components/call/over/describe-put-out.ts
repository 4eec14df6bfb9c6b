/**
 * Whom "End for all" puts out, before it is done. Somebody may come in between the count and the click, so that nobody is
 * promised to be alone.
 * @param people null while that isn't known
 */
export function describePutOut(people: number | null): string {
  if (people === null) return 'Everybody in this call is put out at once.';
  if (people > 1) return `All ${people} people in this call are put out at once, and so is whoever has just come in.`;
  return 'Nobody else has been seen in this call, but somebody may have just come in. Whoever is in it is put out at once.';
}

const PLACE = 'patchbay-typed-name';

/**
 * The name that somebody typed in this tab and hasn't joined with yet: its field may go before they do, as where the
 * room is closed to them for a while. Null where nothing is kept; storage may be switched off.
 */
export function recallTypedName(): string | null {
  try {
    return sessionStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

/** @param name what stands in the field; null once it was joined with, or where nothing does */
export function keepTypedName(name: string | null): void {
  try {
    if (name) sessionStorage.setItem(PLACE, name);
    else sessionStorage.removeItem(PLACE);
  } catch {
    // Then it is typed again.
  }
}

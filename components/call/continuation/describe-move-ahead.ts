interface MoveAhead {
  /** The moment that was said has come. */
  readonly isDue: boolean;
  readonly cause: 'requested' | 'vendor-end';
  /** What the last try failed at; null where none did. */
  readonly failure: string | null;
  /** The label of the platform that the call is on. */
  readonly from: string;
}

/**
 * True where there is nothing to count down to: the moment has come, or the try that was to make it has failed already and
 * the next one comes after it. A platform's own end comes all the same.
 */
export function isPastCountdown({ isDue, cause, failure }: Omit<MoveAhead, 'from'>): boolean {
  return isDue || (cause === 'requested' && failure !== null);
}

/** What everybody in a call reads of its planned move. */
export function describeMoveAhead({ isDue, cause, failure, from }: MoveAhead): string {
  if (!isPastCountdown({ isDue, cause, failure })) {
    return cause === 'vendor-end'
      ? `${from} is about to end this call’s room. The call goes on in a new one, and your page takes you along.`
      : 'This call is about to move. Your page takes you along; there is nothing to do.';
  }
  if (failure === null) {
    return 'The move of this call is being prepared. You stay in the call; your page takes you along then.';
  }
  const trouble = isDue ? 'is late' : 'will be late';
  return `The move of this call ${trouble}: ${failure}. You stay in the call until it works; your page takes you along then.`;
}

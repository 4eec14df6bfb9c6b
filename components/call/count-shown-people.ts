interface Counted {
  /** By our server; null until it has answered. */
  readonly people: number | null;
  /** By the platform's own page. */
  readonly peopleInEmbed: number | null;
  /** How many of them are in another part of the call. */
  readonly elsewhere: number;
  /** The person who reads this is in. */
  readonly isIn: boolean;
  /** The server says that the call is over; its page is about to say so too. */
  readonly isOver: boolean;
}

/** How many people the page of a call shows; null where nothing is worth saying. Whoever reads it is one of them. */
export function countShownPeople({ people, peopleInEmbed, elsewhere, isIn, isOver }: Counted): number | null {
  const counted = people ?? peopleInEmbed;
  if (isOver || counted === null) return null;
  return isIn ? Math.max(counted, elsewhere + 1) : counted;
}

/** One line of what a figure came to. */
export interface FigureLine {
  readonly what: string;
  readonly value: string;
  /** What it ought to be and whether it is; null for a line that only explains. */
  readonly aim: { readonly text: string; readonly isMet: boolean } | null;
}

/**
 * Something that `npm run bench` measures, alone with `npm run bench -- <name>`. It starts what it needs and stops it
 * again. What is to be compared is a ratio of one run on one machine: what is measured is set against something of the
 * same server, in turn, so that a machine that gets slower meanwhile slows both.
 */
export interface Figure {
  readonly name: string;
  measure(): Promise<readonly FigureLine[]>;
}

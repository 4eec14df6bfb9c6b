/** A moment as the server's sentences write it: on no reader's clock, and found by pages that show it on theirs. */
export function describeMoment(iso: string): string {
  return `${iso.slice(0, 10)} at ${iso.slice(11, 16)} UTC`;
}

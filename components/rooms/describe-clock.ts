/** A moment as the person's own clock shows it, by 24 hours: `13:12`. */
export function describeClock(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

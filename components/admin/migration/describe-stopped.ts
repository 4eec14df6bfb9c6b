/** How much a kill switch stops, as the end of a sentence: `that stops 24 rooms.` */
export function describeStopped(rooms: number): string {
  if (rooms === 0) return 'that stops no room at present.';
  if (rooms === 1) return 'that stops 1 room.';
  return `that stops ${rooms.toLocaleString('en-US')} rooms.`;
}

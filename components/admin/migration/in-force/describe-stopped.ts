import { countWords } from '../../describe-people';
import { describeBeginning, describeWhoStays } from '../preview/describe-beginning';

/** How much a kill switch stops, as the end of a sentence: `that stops 24 rooms.` */
export function describeStopped(rooms: number): string {
  if (rooms === 0) return 'that stops no room at present.';
  if (rooms === 1) return 'that stops 1 room.';
  return `that stops ${countWords(rooms)} rooms.`;
}

/** What lifting a kill switch does: `24 rooms move at their next meeting. People in calls stay until these end.` */
export function describeFreed({ stops, wouldMove }: { readonly stops: number; readonly wouldMove: number }): string {
  const rest = stops - wouldMove;
  const kept =
    rest === 0
      ? ''
      : `${rest === 1 ? '1 room doesn’t' : `${countWords(rest)} rooms don’t`} yet: another kill switch, or a platform that takes no new meetings, keeps ${rest === 1 ? 'it' : 'them'}.`;
  return [describeBeginning(wouldMove), describeWhoStays(wouldMove), kept].filter(Boolean).join(' ');
}

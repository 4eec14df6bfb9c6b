import { countWords } from '../../describe-people';

/** What a wave does to rooms once it begins: `12 rooms move at their next meeting.` */
export function describeBeginning(moves: number): string {
  return moves === 1 ? '1 room moves at its next meeting.' : `${countWords(moves)} rooms move at their next meeting.`;
}

/** What it does to people who are in calls of those rooms; nothing where it moves none. */
export function describeWhoStays(moves: number): string {
  if (moves === 0) return '';
  return moves === 1 ? 'People in its call stay until it ends.' : 'People in calls stay until these end.';
}

import type { PreviewView } from '@/lib/schemas/migration-draft';
import { countWords } from '../../describe-people';

/** How many of the latest meetings were in rooms that the draft moves in the end. */
export function describeRecentMeetings(recent: PreviewView['meetings']): string {
  const { days, meetings, people, meetingsElsewhere, peopleElsewhere } = recent;
  const last = `the last ${days} days`;
  if (meetings === 0) return `No meeting was held in ${last}.`;
  const inRoom = 'in a room that this moves once all of it is done';
  const inRooms = 'in rooms that this moves once all of it is done';
  if (meetings === 1) {
    return `The one meeting of ${last}, with ${personsWords(people)}, was ${meetingsElsewhere === 0 ? 'not ' : ''}${inRoom}.`;
  }
  const held = `${countWords(meetings)} meetings of ${last}`;
  if (meetingsElsewhere === 0) return `None of the ${held}, with ${personsWords(people)}, was ${inRoom}.`;
  if (meetingsElsewhere === meetings) return `All ${held}, with ${personsWords(people)}, were ${inRooms}.`;
  const where = meetingsElsewhere === 1 ? `was ${inRoom}` : `were ${inRooms}`;
  return `Of the ${held}, with ${personsWords(people)}, ${countWords(meetingsElsewhere)} ${where}, with ${personsWords(peopleElsewhere)}.`;
}

function personsWords(people: number): string {
  if (people === 0) return 'nobody';
  return people === 1 ? '1 person' : `${countWords(people)} people`;
}

import type { PreviewView } from '@/lib/schemas/migration-draft';

/** How many of the latest meetings would have been elsewhere, had the plan held then. */
export function describeRecentMeetings(recent: PreviewView['meetings']): string {
  const { days, meetings, people, meetingsElsewhere, peopleElsewhere } = recent;
  const last = `the last ${days} days`;
  if (meetings === 0) return `No meeting was held in ${last}.`;
  const end = 'on another platform once all of this is done';
  if (meetings === 1) {
    return `The one meeting of ${last}, with ${personsWords(people)}, would ${meetingsElsewhere === 0 ? 'not ' : ''}be ${end}.`;
  }
  const held = `${countWords(meetings)} meetings of ${last}`;
  if (meetingsElsewhere === 0) return `None of the ${held}, with ${personsWords(people)}, would be ${end}.`;
  if (meetingsElsewhere === meetings) return `All ${held}, with ${personsWords(people)}, would be ${end}.`;
  return `Of the ${held}, with ${personsWords(people)}, ${countWords(meetingsElsewhere)} would be ${end}, with ${personsWords(peopleElsewhere)}.`;
}

function personsWords(people: number): string {
  if (people === 0) return 'nobody';
  return people === 1 ? '1 person' : `${countWords(people)} people`;
}

function countWords(count: number): string {
  return count.toLocaleString('en-US');
}

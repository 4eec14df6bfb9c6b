/** `1 person`, `4 people`. */
export function countPeople(people: number): string {
  return people === 1 ? '1 person' : `${people} people`;
}

/** Who is in a room, in the same words on every page: `Nobody in the call`, `1 person in the call`. */
export function describePresence(people: number): string {
  return people === 0 ? 'Nobody in the call' : `${countPeople(people)} in the call`;
}

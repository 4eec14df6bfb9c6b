/** True for a meeting that goes on past its end date because people are in it. They stay; only empty ones are not shared any more. */
export function isOverrunning(
  meeting: { readonly state: string; readonly people: number; readonly endDate: Date },
  now: Date,
): boolean {
  const isOpen = meeting.state === 'live' || meeting.state === 'draining';
  return isOpen && meeting.people > 0 && meeting.endDate <= now;
}

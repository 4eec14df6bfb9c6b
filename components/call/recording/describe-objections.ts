import type { RecordingListView } from '@/lib/schemas/recording';

type Consent = Pick<RecordingListView['consent'], 'no' | 'unanswered'>;

/** Who of the people in a call didn't agree to being recorded, for its hosts; null where everybody did. */
export function describeObjections(consent: Consent | null): string | null {
  if (!consent || consent.no + consent.unanswered === 0) return null;
  const parts = [
    ...(consent.no > 0 ? [`${countPeople(consent.no)} here said no to being recorded`] : []),
    ...(consent.unanswered > 0 ? [`${countPeople(consent.unanswered)} here came in without being asked`] : []),
  ];
  return `${parts.join(', and ')}.`;
}

/** What a host is asked who wants to record all the same; null where nobody objects. */
export function askWhetherToRecord(consent: Consent | null): string | null {
  const objections = describeObjections(consent);
  return objections && `${objections} Record all the same?`;
}

function countPeople(count: number): string {
  return count === 1 ? 'One person' : `${count} people`;
}

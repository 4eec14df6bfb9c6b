import { CONTROL_CHARACTERS } from '../schemas/text';
import type { MeetingEvent } from '../video-platforms/contract';

/** Vendors keep whatever people type; nobody reads a longer name. */
const LONGEST_NAME = 80;

/** What our own join form refuses in a name. */
const UNSEEN = new RegExp(`${CONTROL_CHARACTERS.source}+`, 'gu');

/** What PostgreSQL can't keep in a text. */
const UNSTORABLE = /\0|\p{Cs}/gu;

/**
 * Events with texts that can be kept and shown. Vendors pass on what people typed elsewhere: a null character in a name
 * would keep its delivery from ever being applied, and a mark that turns text around would make a list unreadable.
 */
export function cleanEvents(events: readonly MeetingEvent[]): readonly MeetingEvent[] {
  return events.map((event) => {
    const storable = makeStorable(event) as MeetingEvent;
    if (!('participant' in storable)) return storable;
    const { participant } = storable;
    return { ...storable, participant: { ...participant, displayName: cleanName(participant.displayName) } };
  });
}

/** A name as a vendor tells it, for people to read; null where nothing of it is left. */
export function cleanName(name: string | null): string | null {
  if (name === null) return null;
  const seen = name.replaceAll(UNSEEN, ' ').replaceAll(/\s+/g, ' ').trim();
  const whole = [...seen].slice(0, LONGEST_NAME).join('').trim();
  return whole === '' ? null : whole;
}

/** A text that PostgreSQL keeps: what it can't hold is marked as lost. */
export function makeTextStorable(text: string): string {
  return text.replaceAll(UNSTORABLE, '\ufffd');
}

function makeStorable(value: unknown): unknown {
  if (typeof value === 'string') return makeTextStorable(value);
  if (Array.isArray(value)) return value.map(makeStorable);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, makeStorable(part)]));
}

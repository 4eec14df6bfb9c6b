'use client';

import { useState } from 'react';
import { type ExpiryChoice, readExpiry } from './expiry-choice';

/** What somebody filled in to move rooms. */
export interface MoveForm {
  readonly expiry: ExpiryChoice;
  readonly expiryTime: string;
  readonly note: string;
  /** What happens to people who are in a call. */
  readonly people: 'stay' | 'now' | 'time';
  readonly peopleTime: string;
  /** Needs that are given up. */
  readonly waive: string[];
  readonly removePins: boolean;
  /** True once somebody tried to send it. */
  readonly showsErrors: boolean;
}

const EMPTY: MoveForm = {
  expiry: 'never',
  expiryTime: '',
  note: '',
  people: 'stay',
  peopleTime: '',
  waive: [],
  removePins: false,
  showsErrors: false,
};

export function useMoveForm(): { form: MoveForm; change: (changes: Partial<MoveForm>) => void } {
  const [form, setForm] = useState(EMPTY);
  return { form, change: (changes) => setForm((before) => ({ ...before, ...changes })) };
}

/** What a form comes to, or what is wrong with it. */
export interface ReadMoveForm {
  readonly isValid: boolean;
  readonly expiresAt: string | null;
  readonly relocateAt: string | null;
  /** People in calls are moved along, now or later. */
  readonly isRelocating: boolean;
  readonly note: string | null;
  readonly expiryError: string | null;
  readonly peopleError: string | null;
}

export function readMoveForm(form: MoveForm, now: Date): ReadMoveForm {
  const expiry = readExpiry({ choice: form.expiry, customValue: form.expiryTime, now });
  const people = readExpiry({ choice: form.people === 'time' ? 'custom' : 'never', customValue: form.peopleTime, now });
  return {
    isValid: expiry.isValid && people.isValid,
    expiresAt: expiry.isValid ? expiry.expiresAt : null,
    relocateAt: form.people === 'now' ? 'now' : people.isValid ? people.expiresAt : null,
    isRelocating: form.people !== 'stay',
    note: form.note.trim() || null,
    expiryError: expiry.isValid ? null : expiry.message,
    peopleError: people.isValid ? null : people.message,
  };
}

import { NO_DATE } from '@/lib/schemas/text';

/** What a text that is no number is refused with: the form sends it as null. */
const NO_NUMBER = /^must be a (whole )?number(, not null)?\.$/;

/** By the last step of their place. */
const NUMBERS: Readonly<Record<string, string>> = {
  percentage: 'Type a number from 0 to 100.',
  soakMinutes: 'Type a whole number of minutes, 0 for none.',
  minSize: 'Type a whole number from 1 to 1,000.',
  maxSize: 'Type a whole number from 1 to 1,000.',
};

/** The server's refusals, by their place, for whoever sees boxes and a calendar and not what is sent. */
export function wordForForm(errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => {
      if (message === NO_DATE) return [path, 'Choose a date and time.'];
      const number = NO_NUMBER.test(message) ? NUMBERS[path.split('.').at(-1) ?? ''] : undefined;
      return [path, number ?? message];
    }),
  );
}

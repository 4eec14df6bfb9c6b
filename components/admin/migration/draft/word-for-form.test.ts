import { expect, it } from 'vitest';
import { plainWords } from '@/lib/http/plain-words';
import { putDraftSchema } from '@/lib/schemas/migration-draft';
import { toPlanForm, toWrittenPlan, type WaveForm } from './draft-form';
import { wordForForm } from './word-for-form';

/** What the form shows where a wave says this. */
function refuse(change: Partial<WaveForm>): Record<string, string> {
  const wave = { id: 'first', from: ['whereby'], to: 'daily', percentage: 25, startsAt: null, soakMinutes: 60 };
  const form = toPlanForm(
    { rules: [], waves: [wave], fallbackOrder: null, freezeWindows: [] },
    { note: null, isReshuffle: false },
  );
  const plan = toWrittenPlan({ ...form, waves: form.waves.map((part) => ({ ...part, ...change })) });
  const sent: unknown = JSON.parse(JSON.stringify({ plan }));
  const { error } = putDraftSchema.safeParse(sent, { error: plainWords });
  return wordForForm(Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])));
}

it('says what to type where a box holds no number', () => {
  const share = 'Type a number from 0 to 100.';
  expect(refuse({ percentage: 'abc' })).toEqual({ 'plan.waves.0.percentage': share });
  expect(refuse({ percentage: '' })).toEqual({ 'plan.waves.0.percentage': share });
  const watched = 'Type a whole number of minutes, 0 for none.';
  expect(refuse({ soakMinutes: 'abc' })).toEqual({ 'plan.waves.0.soakMinutes': watched });
  expect(refuse({ soakMinutes: '1.5' })).toEqual({ 'plan.waves.0.soakMinutes': watched });
});

it('leaves other refusals in the server’s words', () => {
  expect(refuse({ percentage: '150' })).toEqual({ 'plan.waves.0.percentage': 'must be at most 100.' });
});

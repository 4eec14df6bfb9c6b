import type { PutDraftInput } from '@/lib/schemas/migration-draft';
import type { Plan, PlanRule, PlanWave } from '@/lib/schemas/plan';
import { type FormTime, toFormTime, toInstant } from './form-time';

/** A rule while it is being written: everything as it stands in its boxes. */
export interface RuleForm {
  readonly key: string;
  readonly id: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly rooms: string;
  readonly owners: string;
  readonly tags: string;
  readonly slugPrefix: string;
  readonly minSize: string;
  readonly maxSize: string;
  /** Empty where it plays no part. */
  readonly recording: '' | 'none' | 'local' | 'cloud';
  readonly createdAfter: FormTime;
}

export interface WaveForm {
  readonly key: string;
  readonly id: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly percentage: string;
  readonly startsAt: FormTime;
  readonly soakMinutes: string;
}

export interface FreezeForm {
  readonly key: string;
  readonly from: FormTime;
  readonly until: FormTime;
  readonly reason: string;
}

/** A plan while it is being written. */
export interface PlanForm {
  readonly rules: readonly RuleForm[];
  readonly waves: readonly WaveForm[];
  /** Null where the usual order holds. */
  readonly fallbackOrder: readonly string[] | null;
  readonly freezeWindows: readonly FreezeForm[];
  readonly note: string;
  readonly isReshuffle: boolean;
}

export const EMPTY_PLAN: Omit<Plan, 'salt'> = { rules: [], waves: [], fallbackOrder: null, freezeWindows: [] };

/** A plan as the form shows it. */
export function toPlanForm(
  plan: Omit<Plan, 'salt'>,
  more: { readonly note: string | null; readonly isReshuffle: boolean },
): PlanForm {
  return {
    rules: plan.rules.map(toRuleForm),
    waves: plan.waves.map(toWaveForm),
    fallbackOrder: plan.fallbackOrder,
    freezeWindows: plan.freezeWindows.map(({ from, until, reason }) => ({
      key: newKey(),
      from: toFormTime(from),
      until: toFormTime(until),
      reason,
    })),
    note: more.note ?? '',
    isReshuffle: more.isReshuffle,
  };
}

function toRuleForm({ id, from, to, when }: PlanRule): RuleForm {
  return {
    key: newKey(),
    id,
    from,
    to,
    rooms: (when.rooms ?? []).join('\n'),
    owners: (when.owners ?? []).join('\n'),
    tags: (when.tags ?? []).join(', '),
    slugPrefix: when.slugPrefix ?? '',
    minSize: when.minSize?.toString() ?? '',
    maxSize: when.maxSize?.toString() ?? '',
    recording: when.recording ?? '',
    createdAfter: toFormTime(when.createdAfter),
  };
}

function toWaveForm({ id, from, to, percentage, startsAt, soakMinutes }: PlanWave): WaveForm {
  return {
    key: newKey(),
    id,
    from,
    to,
    percentage: percentage.toString(),
    startsAt: toFormTime(startsAt),
    soakMinutes: soakMinutes.toString(),
  };
}

/** What the form holds, as the API takes it. What is no number is sent as it is, and refused with its place. */
export function toWrittenPlan(form: PlanForm): PutDraftInput['plan'] {
  return {
    rules: form.rules.map((rule) => ({
      id: rule.id.trim(),
      from: [...rule.from],
      to: rule.to,
      when: {
        ...withList('rooms', rule.rooms),
        ...withList('owners', rule.owners),
        ...withList('tags', rule.tags),
        ...(rule.slugPrefix.trim() ? { slugPrefix: rule.slugPrefix.trim() } : {}),
        ...(rule.minSize.trim() ? { minSize: toNumber(rule.minSize) } : {}),
        ...(rule.maxSize.trim() ? { maxSize: toNumber(rule.maxSize) } : {}),
        ...(rule.recording === '' ? {} : { recording: rule.recording }),
        ...withTime(rule.createdAfter),
      },
    })),
    waves: form.waves.map((wave) => ({
      id: wave.id.trim(),
      from: [...wave.from],
      to: wave.to,
      percentage: toNumber(wave.percentage),
      startsAt: toInstant(wave.startsAt),
      soakMinutes: toNumber(wave.soakMinutes),
    })),
    fallbackOrder: form.fallbackOrder === null ? null : [...form.fallbackOrder],
    freezeWindows: form.freezeWindows.map(({ from, until, reason }) => ({
      // An empty box is sent as it is, which the server refuses with the place.
      from: toInstant(from) ?? '',
      until: toInstant(until) ?? '',
      reason: reason.trim(),
    })),
  };
}

/** True where two forms say the same, whatever was typed on the way. */
export function isSameForm(one: PlanForm, other: PlanForm): boolean {
  const flat = (form: PlanForm) => JSON.stringify([toWrittenPlan(form), form.note.trim(), form.isReshuffle]);
  return flat(one) === flat(other);
}

/** True where two forms describe the same plan, whatever their notes: what a preview shows depends on no note. */
export function isSamePlanForm(one: PlanForm, other: PlanForm): boolean {
  return isSameForm({ ...one, note: '' }, { ...other, note: '' });
}

function withList(name: 'rooms' | 'owners' | 'tags', text: string) {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  return words.length > 0 ? { [name]: words } : {};
}

function withTime(time: FormTime) {
  const createdAfter = toInstant(time);
  return createdAfter === null ? {} : { createdAfter };
}

/** NaN is sent as null, which the server refuses with the place. */
function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
}

/** A name that no other part has, the number after the highest of its kind: `wave-3`. */
export function nextId(prefix: 'rule' | 'wave', taken: readonly { readonly id: string }[]): string {
  const numbers = taken.map(({ id }) => new RegExp(`^${prefix}-(\\d{1,4})$`).exec(id)?.[1] ?? '0');
  return `${prefix}-${Math.max(0, ...numbers.map(Number)) + 1}`;
}

let keys = 0;

/** Names a line of the form while it is on the screen. */
export function newKey(): string {
  keys += 1;
  return `line-${keys}`;
}

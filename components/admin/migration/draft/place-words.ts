import { partTitle } from '@/lib/schemas/part-name';

const LISTS: Readonly<Record<string, string>> = {
  rules: 'Rule',
  waves: 'Wave',
  fallbackOrder: 'Fallback order, place',
  freezeWindows: 'Freeze',
};

const FIELDS: Readonly<Record<string, string>> = {
  id: 'name',
  from: 'from',
  to: 'to',
  when: 'condition',
  percentage: 'share',
  startsAt: 'start',
  soakMinutes: 'soak',
  minSize: 'smallest size',
  maxSize: 'largest size',
  slugPrefix: 'beginning of the name',
  createdAfter: 'made after',
  fallbackOrder: 'Fallback order',
  until: 'end',
};

/** The parts of a plan, for their names. */
export interface NamedParts {
  readonly rules: readonly { readonly id: string }[];
  readonly waves: readonly { readonly id: string }[];
}

/**
 * A place in a plan as people say it: `plan.waves.1.percentage` is "Wave 2, share".
 * @param parts the plan's own: a rule or wave that somebody named is called by that
 */
export function placeWords(path: string, parts?: NamedParts): string {
  const steps = toSteps(path);
  const words: string[] = [];
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index] ?? '';
    const next = steps[index + 1];
    const list = LISTS[step];
    if (list && next !== undefined && NUMBER.test(next)) {
      words.push(nameOf(step, Number(next), parts) ?? `${list} ${Number(next) + 1}`);
      index++;
    } else if (!NUMBER.test(step)) {
      words.push(FIELDS[step] ?? step);
    }
  }
  return words.join(', ') || 'The plan';
}

const NUMBER = /^\d+$/;

function toSteps(path: string): string[] {
  return path.split('.').filter((step) => step !== '' && step !== 'plan' && step !== 'file');
}

function nameOf(list: string, index: number, parts: NamedParts | undefined): string | null {
  if (list !== 'rules' && list !== 'waves') return null;
  const id = parts?.[list][index]?.id;
  return id ? partTitle(list === 'rules' ? 'rule' : 'wave', id) : null;
}

/** Problems in the order of their places in the form, from top to bottom. */
export function sortByPlace<Problem extends { readonly path: string }>(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((one, other) => comparePlaces(toSteps(one.path), toSteps(other.path)));
}

function comparePlaces(one: readonly string[], other: readonly string[]): number {
  for (const [index, step] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    const difference = rankOf(step) - rankOf(against);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function rankOf(step: string): number {
  if (NUMBER.test(step)) return Number(step);
  const rank = FORM_ORDER.indexOf(step);
  return rank === -1 ? FORM_ORDER.length : rank;
}

/** Names as they come from top to bottom, those of all parts in one list. */
const FORM_ORDER: readonly string[] = [
  'rules',
  'waves',
  'fallbackOrder',
  'freezeWindows',
  'note',
  'id',
  'from',
  'to',
  'until',
  'when',
  'percentage',
  'startsAt',
  'soakMinutes',
  'rooms',
  'owners',
  'tags',
  'slugPrefix',
  'recording',
  'minSize',
  'maxSize',
  'createdAfter',
  'reason',
];

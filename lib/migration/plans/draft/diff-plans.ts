import { isDeepStrictEqual } from 'node:util';
import { type PartKind, partName, partTitle } from '../../../schemas/part-name';
import type { Plan, PlanRule, PlanWave } from '../../../schemas/plan';
import {
  countWords,
  describeFallback,
  describeFreeze,
  describeRule,
  describeTiming,
  describeWave,
} from '../plan-words';
import { listWords } from './plan-problem';

/** One difference between two plans, in words. */
export interface PlanChange {
  /** `added`, `removed` or `changed`; `moved` where only the order differs. */
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** `Rule board`, `Wave 2`, `Fallback order`, `Freeze`, `Buckets`. */
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What makes one plan differ from another, part by part; null stands for no plan at all. Empty where nothing does. */
export function diffPlans(before: Plan | null, after: Plan | null): PlanChange[] {
  const old = before ?? EMPTY;
  const fresh = after ?? EMPTY;
  return [
    ...diffParts('Rule', [old.rules, fresh.rules], describeRule, diffLists),
    ...diffParts('Wave', [old.waves, fresh.waves], waveWords, () => []),
    ...diffValue('Fallback order', describeFallback(old.fallbackOrder), describeFallback(fresh.fallbackOrder)),
    ...diffFreezes(old, fresh),
    ...(before && after && before.salt !== after.salt
      ? [{ kind: 'changed' as const, what: 'Buckets', before: 'as they were', after: 'drawn anew for every room' }]
      : []),
  ];
}

const EMPTY: Plan = { rules: [], waves: [], fallbackOrder: null, freezeWindows: [], salt: '-' };

function diffParts<Part extends PlanRule | PlanWave>(
  noun: 'Rule' | 'Wave',
  [old, fresh]: readonly [readonly Part[], readonly Part[]],
  wordsOf: (part: Part, index: number) => string,
  diffMore: (noun: string, before: Part, after: Part) => PlanChange[],
): PlanChange[] {
  const changes: PlanChange[] = [];
  const kind = noun === 'Rule' ? 'rule' : 'wave';
  const nameOf = ({ id }: Part) => partTitle(kind, id);
  for (const [index, part] of old.entries()) {
    if (!fresh.some(({ id }) => id === part.id)) {
      changes.push({ kind: 'removed', what: nameOf(part), before: wordsOf(part, index), after: null });
    }
  }
  for (const [index, part] of fresh.entries()) {
    const what = nameOf(part);
    const earlierIndex = old.findIndex(({ id }) => id === part.id);
    const earlier = old[earlierIndex];
    if (!earlier) {
      changes.push({ kind: 'added', what, before: null, after: wordsOf(part, index) });
    } else if (!isDeepStrictEqual(earlier, part)) {
      const words = [wordsOf(earlier, earlierIndex), wordsOf(part, index)] as const;
      if (words[0] !== words[1]) changes.push({ kind: 'changed', what, before: words[0], after: words[1] });
      changes.push(...diffMore(what, earlier, part));
    }
  }
  return [...changes, ...diffOrder(kind, old, fresh)];
}

/** The order of what is in both: an earlier rule wins, an earlier wave begins first. */
function diffOrder(kind: PartKind, old: readonly { id: string }[], fresh: readonly { id: string }[]): PlanChange[] {
  const shared = (parts: readonly { id: string }[], others: readonly { id: string }[]) =>
    parts.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => partName(kind, id));
  const before = shared(old, fresh).join(', ');
  const after = shared(fresh, old).join(', ');
  return before === after ? [] : [{ kind: 'moved', what: `Order of ${kind}s`, before, after }];
}

/** What of a rule's lists came or went: too long for its one sentence. */
function diffLists(what: string, before: PlanRule, after: PlanRule): PlanChange[] {
  return (['rooms', 'owners', 'tags'] as const).flatMap((list) => {
    const old = before.when[list] ?? [];
    const fresh = after.when[list] ?? [];
    const gone = old.filter((word) => !fresh.includes(word));
    const come = fresh.filter((word) => !old.includes(word));
    if (gone.length === 0 && come.length === 0) return [];
    return [{ kind: 'changed' as const, what: `${what}: ${list}`, before: nameSome(gone), after: nameSome(come) }];
  });
}

function nameSome(words: readonly string[]): string | null {
  if (words.length === 0) return null;
  if (words.length <= 6) return listWords(words);
  return `${words.slice(0, 5).join(', ')} and ${countWords(words.length - 5)} more`;
}

function diffFreezes(old: Plan, fresh: Plan): PlanChange[] {
  const before = old.freezeWindows.map(describeFreeze);
  const after = fresh.freezeWindows.map(describeFreeze);
  return [
    ...before
      .filter((words) => !after.includes(words))
      .map((words) => ({ kind: 'removed' as const, what: 'Freeze', before: words, after: null })),
    ...after
      .filter((words) => !before.includes(words))
      .map((words) => ({ kind: 'added' as const, what: 'Freeze', before: null, after: words })),
  ];
}

function diffValue(what: string, before: string, after: string): PlanChange[] {
  return before === after ? [] : [{ kind: 'changed', what, before, after }];
}

function waveWords(wave: PlanWave, index: number): string {
  return `${describeWave(wave)}; ${describeTiming(wave, index)}`;
}

/** A difference as one line of the audit log. */
export function describeChange({ kind, what, before, after }: PlanChange): string {
  if (kind === 'added') return `${what} added: ${after}`;
  if (kind === 'removed') return `${what} removed: ${before}`;
  return `${what}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
}

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

/** A place in a plan as people say it: `plan.waves.1.percentage` is "Wave 2, share". */
export function placeWords(path: string): string {
  const parts = path.split('.').filter((part) => part !== 'plan' && part !== 'file');
  const words: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? '';
    const next = parts[index + 1];
    const list = LISTS[part];
    if (list && next !== undefined && /^\d+$/.test(next)) {
      words.push(`${list} ${Number(next) + 1}`);
      index++;
    } else if (!/^\d+$/.test(part)) {
      words.push(FIELDS[part] ?? part);
    }
  }
  return words.join(', ') || 'The plan';
}

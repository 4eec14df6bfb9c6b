type Snapshot = Readonly<Record<string, unknown>>;

export interface Difference {
  /** With dots for nesting: `settings.size`. */
  readonly field: string;
  /** Null where the field was empty or wasn't there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What the entry says already, or what means nothing to a reader. */
const LEFT_OUT = /(^|\.)(version|changeId|createdBy|createdAt|hostLink|meetingId)$/;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** What a change changed, field by field. Fields that stayed the same are left out. */
export function listDifferences(before: Snapshot | null, after: Snapshot | null): Difference[] {
  const old = flatten(before);
  const fresh = flatten(after);
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((field) => !LEFT_OUT.test(field))
    .map((field) => ({ field, before: old.get(field) ?? null, after: fresh.get(field) ?? null }))
    .filter((difference) => difference.before !== difference.after);
}

function flatten(snapshot: Snapshot | null, prefix = ''): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [key, value] of Object.entries(snapshot ?? {})) {
    if (isNested(value)) for (const [inner, text] of flatten(value, `${prefix}${key}.`)) fields.set(inner, text);
    else if (!isEmpty(value)) fields.set(`${prefix}${key}`, wordsOf(value));
  }
  return fields;
}

function isNested(value: unknown): value is Snapshot {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function wordsOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value))
    return value.map((item) => (isNested(item) ? JSON.stringify(item) : String(item))).join(', ');
  const text = String(value);
  return MOMENT.test(text) ? `${text.slice(0, 10)} ${text.slice(11, 16)} UTC` : text;
}

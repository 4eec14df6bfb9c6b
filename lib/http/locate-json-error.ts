/** Where a text stops being JSON. Lines and columns count from 1. */
export interface JsonErrorLocation {
  readonly line: number;
  readonly column: number;
  readonly problem: string;
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a text.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const WORDS: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value-or-end': 'a value or ]',
  key: 'a name in double quotes',
  'key-or-end': 'a name in double quotes or }',
  colon: 'a colon',
  'comma-or-end': 'a comma or the end of the list or object',
  nothing: 'nothing more',
};

/**
 * Finds the first place where a text that `JSON.parse` refused goes wrong. Engines word and place this differently (and
 * Node 20 often gives no place at all), so the text is walked here. Only called for texts that are not JSON.
 */
export function locateJsonError(text: string): JsonErrorLocation {
  const { position, expected } = walk(text);
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = position - (before.lastIndexOf('\n') + 1) + 1;
  const isAtEnd = position >= text.length;
  const problem = isAtEnd ? `it ends where ${WORDS[expected]} should follow,` : `${WORDS[expected]} should stand`;
  return { line, column, problem };
}

function walk(text: string): { position: number; expected: Expected } {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let position = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = position;
    if (!pattern.test(text)) return false;
    position = pattern.lastIndex;
    return true;
  };
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma-or-end');
  for (;;) {
    take(SPACE);
    const character = text[position];
    if (character === undefined) return { position, expected };
    if (expected === 'value' || expected === 'value-or-end') {
      if (character === '{' || character === '[') {
        open.push(character);
        expected = character === '{' ? 'key-or-end' : 'value-or-end';
        position++;
      } else if (expected === 'value-or-end' && character === ']') {
        open.pop();
        expected = afterValue();
        position++;
      } else if (take(STRING) || take(SCALAR)) expected = afterValue();
      else return { position, expected };
    } else if (expected === 'key' || expected === 'key-or-end') {
      if (expected === 'key-or-end' && character === '}') {
        open.pop();
        expected = afterValue();
        position++;
      } else if (take(STRING)) expected = 'colon';
      else return { position, expected };
    } else if (expected === 'colon' && character === ':') {
      expected = 'value';
      position++;
    } else if (expected === 'comma-or-end' && character === ',') {
      expected = open.at(-1) === '{' ? 'key' : 'value';
      position++;
    } else if (expected === 'comma-or-end' && character === (open.at(-1) === '{' ? '}' : ']')) {
      open.pop();
      expected = afterValue();
      position++;
    } else return { position, expected };
  }
}

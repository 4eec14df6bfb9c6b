import { describe, expect, it } from 'vitest';
import { initialsOf } from './initials-of';
import { describeChange } from './use-announcement';

const person = (displayName: string, ...connectionIds: string[]) => ({
  connectionId: connectionIds[0] ?? '',
  connectionIds,
  displayName,
  isHost: false,
  hasCamera: false,
  hasMicrophone: false,
});
const room = (people: ReturnType<typeof person>[], isLocked = false) => ({ title: 'Stand-up', isLocked, people });

describe('describeChange', () => {
  it('tells who came, who went and whether the call is locked', () => {
    expect(describeChange(room([person('Ada', 'a')]), room([person('Bob', 'b')], true))).toBe(
      'Bob joined. Ada left. The call is locked.',
    );
  });

  it('tells nobody of themselves, nor of others whose connection was made anew', () => {
    const own = new Set(['a', 'a2']);
    const before = room([person('Ada', 'a'), person('Bob', 'b')]);
    expect(describeChange(before, room([person('Ada', 'a2'), person('Bob', 'b2')]), own)).toBe('');
    // The old connections may go later than the new ones come.
    const both = room([person('Ada', 'a'), person('Ada', 'a2'), person('Bob', 'b')]);
    expect(describeChange(before, both, own)).toBe('');
    expect(describeChange(both, room([person('Ada', 'a2')]), own)).toBe('Bob left.');
  });

  it('keeps quiet about a second tab and about nothing', () => {
    const before = room([person('Ada', 'a')]);
    expect(describeChange(before, room([person('Ada', 'a', 'a2')]))).toBe('');
    expect(describeChange(before, before)).toBe('');
  });
});

describe('initialsOf', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['çağla', 'Ç'],
    ['  Jean-Luc  van der Picard ', 'JP'],
    ['(Bob)', 'B'],
    ['🎉', '?'],
    ['山田 太郎', '山太'],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

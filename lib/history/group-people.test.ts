import { describe, expect, it } from 'vitest';
import type { GatheringSession } from './gathering';
import { groupPeople } from './group-people';

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 10, 26, 9, minute, second));

function session(person: string, joinedAt: Date, leftAt: Date | null, changes: Partial<GatheringSession> = {}) {
  return {
    meetingId: 'm1',
    person,
    participant: person,
    displayName: person,
    role: 'guest' as const,
    joinedAt,
    leftAt,
    ...changes,
  };
}

describe('groupPeople', () => {
  it('counts connections that follow each other or overlap as one visit', () => {
    const people = groupPeople([
      session('ada', at(0), at(10)),
      session('ada', at(5), at(20)),
      session('ada', at(20, 12), at(30), { meetingId: 'm2' }),
    ]);
    expect(people).toEqual([{ displayName: 'ada', role: 'guest', visits: [{ from: at(0), until: at(30) }] }]);
  });

  it('keeps visits with a gap between them apart', () => {
    const [ada] = groupPeople([session('ada', at(0), at(10)), session('ada', at(15), null)]);
    expect(ada?.visits).toEqual([
      { from: at(0), until: at(10) },
      { from: at(15), until: null },
    ]);
  });

  it('has two visits of whoever left and joined again, however soon; on two devices at once they are there once', () => {
    const [ada] = groupPeople([
      session('ada', at(0), at(10), { participant: 'first' }),
      session('ada', at(10, 5), at(20), { participant: 'second' }),
      session('ada', at(15), at(30), { participant: 'third' }),
      session('ada', at(30, 10), at(40), { participant: 'second' }),
    ]);
    expect(ada?.visits).toEqual([
      { from: at(0), until: at(10) },
      { from: at(10, 5), until: at(40) },
    ]);
  });

  it('knows somebody by the last name they had, and as host where they ever were', () => {
    const [person] = groupPeople([
      session('1', at(0), at(1), { displayName: 'Ada', role: 'host' }),
      session('1', at(5), at(6), { displayName: null }),
    ]);
    expect(person).toMatchObject({ displayName: 'Ada', role: 'host' });
  });

  it('keeps people with the same name apart', () => {
    const people = groupPeople([
      session('1', at(0), at(1), { displayName: 'Ada' }),
      session('2', at(0), at(1), { displayName: 'Ada' }),
    ]);
    expect(people).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import type { PresenceReport } from '../../video-platforms/contract';
import type { SessionRecord } from '../session-record';
import type { PresenceAnswer } from './presence-answer';
import { UNBOUNDED } from './reduce-participant-event';
import { reducePresence } from './reduce-presence';

const NOW = new Date('2026-11-24T09:30:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

function session(id: string, values: Partial<SessionRecord> = {}): SessionRecord {
  return {
    id,
    meetingId: 'm',
    participantId: null,
    vendorSessionId: id,
    displayName: id,
    role: 'guest',
    isBot: false,
    state: 'open',
    joinedAt: ago(600),
    leftAt: null,
    vendorSeenAt: ago(600),
    lastSignAt: null,
    closedBy: null,
    recordingConsent: null,
    ...values,
  };
}

function reduce(
  sessions: readonly SessionRecord[],
  report: PresenceReport | null,
  answer: Partial<PresenceAnswer> = {},
) {
  return reducePresence(
    sessions,
    { report, askedAt: NOW, lagMs: 5_000, isCounted: () => true, listeningSince: ago(3_600), ...answer },
    UNBOUNDED,
  );
}

const conference = (startedAt: Date | null, connections: number | null): PresenceReport => ({
  tells: 'conference',
  conference: { startedAt, connections },
});
const ids = (outcome: ReturnType<typeof reduce>) => outcome.changes.map(({ id, state }) => [id, state]);

describe('reducePresence of a conference that only counts', () => {
  it('closes everybody where there is none, but nobody who came or spoke within the lag', () => {
    const outcome = reduce(
      [
        session('gone'),
        session('fresh', { joinedAt: ago(2), vendorSeenAt: ago(2) }),
        session('speaks', { lastSignAt: ago(3) }),
        session('recorder', { isBot: true }),
      ],
      { tells: 'conference', conference: null },
    );
    expect(ids(outcome)).toEqual([
      ['gone', 'closed'],
      ['recorder', 'closed'],
    ]);
    expect(outcome.changes[0]).toMatchObject({ leftAt: ago(600), closedBy: 'presence' });
  });

  it('puts out whoever came before the one that goes on', () => {
    const outcome = reduce(
      [session('before'), session('since', { joinedAt: ago(60), vendorSeenAt: ago(60) })],
      conference(ago(60), 1),
    );
    expect(outcome.outBefore).toEqual(ago(60));
    expect(ids(outcome)).toEqual([['before', 'closed']]);
    expect(outcome.drift).toMatchObject({ closed: 1, unexplained: 0 });
  });

  it('takes no more silent pages for leaves than it counts too few', () => {
    const people = [
      session('long-silent', { lastSignAt: ago(500) }),
      session('silent', { lastSignAt: ago(300) }),
      session('speaks', { lastSignAt: ago(10) }),
    ];
    expect(ids(reduce(people, conference(null, 3)))).toEqual([]);
    expect(ids(reduce(people, conference(null, 2)))).toEqual([['long-silent', 'closed']]);
    expect(ids(reduce(people, conference(null, null)))).toHaveLength(2);
  });

  it('takes no silent page for a leave while others come, whose number may be of another moment', () => {
    const people = [
      session('silent', { lastSignAt: ago(300) }),
      session('fresh', { joinedAt: ago(1), vendorSeenAt: ago(1), lastSignAt: ago(1) }),
    ];
    for (const connections of [1, 2]) expect(ids(reduce(people, conference(null, connections)))).toEqual([]);
    expect(ids(reduce(people, conference(null, 0)))).toEqual([['silent', 'closed']]);
  });

  it('says how many it counts whom nobody told of, or who are gone untold', () => {
    expect(reduce([session('a')], conference(null, 3)).drift.unexplained).toBe(2);
    expect(reduce([session('a'), session('b')], conference(null, 1)).drift.unexplained).toBe(-1);
    // Somebody came a moment ago: the two numbers are of different moments.
    const fresh = session('fresh', { joinedAt: ago(1), vendorSeenAt: ago(1) });
    expect(reduce([fresh], conference(null, 0)).drift.unexplained).toBe(0);
    const elsewhere = { isCounted: (id: string) => id !== 'breakout' };
    expect(reduce([session('a'), session('breakout')], conference(null, 1), elsewhere).drift.unexplained).toBe(0);
  });
});

describe('reducePresence without anybody to ask', () => {
  it('closes people whose page has been silent, and nobody who has no page', () => {
    const people = [
      session('silent', { lastSignAt: ago(200) }),
      session('speaks', { lastSignAt: ago(100) }),
      session('no-page'),
    ];
    expect(ids(reduce(people, null))).toEqual([['silent', 'closed']]);
    expect(reduce(people, null).drift).toEqual({ opened: 0, reopened: 0, closed: 0, unexplained: 0 });
  });

  it('takes no silence for theirs that may be ours', () => {
    expect(ids(reduce([session('silent', { lastSignAt: ago(200) })], null, { listeningSince: ago(60) }))).toEqual([]);
  });
});

describe('reducePresence of past stays', () => {
  const visit = (connectionId: string, joinedAt: Date, leftAt: Date | null) => ({
    connectionId,
    participantId: null,
    displayName: 'Grace',
    joinedAt,
    leftAt,
  });

  it('ends those that are over, at their own time, makes those that were lost, and closes nobody else', () => {
    const outcome = reduce(
      [session('over'), session('alone')],
      { tells: 'visits', visits: [visit('over', ago(601), ago(300)), visit('untold', ago(500), ago(400))] },
      { lagMs: 100_000 },
    );
    expect(outcome.changes).toMatchObject([
      {
        id: null,
        vendorSessionId: 'untold',
        state: 'closed',
        joinedAt: ago(500),
        leftAt: ago(400),
        displayName: 'Grace',
      },
      { id: 'over', state: 'closed', joinedAt: ago(601), leftAt: ago(300), closedBy: 'event' },
    ]);
  });

  it('makes one stay of somebody who is named in several of its sessions', () => {
    const visits = [visit('stayed', ago(500), ago(300)), visit('stayed', ago(200), ago(100))];
    const merged = { vendorSessionId: 'stayed', joinedAt: ago(500) };
    expect(reduce([], { tells: 'visits', visits }, { lagMs: 0 }).changes).toMatchObject([
      { ...merged, state: 'closed', leftAt: ago(100) },
    ]);
    const goesOn = [...visits, visit('stayed', ago(90), null)].reverse();
    expect(reduce([], { tells: 'visits', visits: goesOn }, { lagMs: 0 }).changes).toMatchObject([
      { ...merged, state: 'open', leftAt: null },
    ]);
  });
});

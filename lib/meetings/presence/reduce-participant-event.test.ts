import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SessionRecord } from '../session-record';
import { reduceParticipantEvent } from './reduce-participant-event';

const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 9, 0, second));

function event(
  type: 'participant-joined' | 'participant-left',
  second: number,
  connectionId = 'c1',
  participantId: string | null = 'p1',
) {
  return {
    type,
    roomName: 'r',
    at: at(second),
    participant: { connectionId, participantId, displayName: null, isHost: null, isBot: false },
  } as const;
}

/** Keeps sessions as the database would. */
function apply(events: readonly ReturnType<typeof event>[], initial: SessionRecord[] = []): SessionRecord[] {
  const sessions = [...initial];
  for (const next of events) {
    const concerned = sessions.filter(
      (session) =>
        session.vendorSessionId === next.participant.connectionId ||
        (session.participantId !== null && session.participantId === next.participant.participantId),
    );
    const change = reduceParticipantEvent(next, concerned);
    if (!change) continue;
    const { id, ...rest } = change;
    const index = sessions.findIndex((session) => session.id === id);
    const record = {
      ...rest,
      id: id ?? `s${sessions.length}`,
      meetingId: 'm',
      recordingConsent: null,
      lastSignAt: null,
    };
    if (index < 0) sessions.push(record);
    else sessions[index] = record;
  }
  return sessions;
}

const connecting: SessionRecord = {
  id: 'p1',
  meetingId: 'm',
  participantId: 'p1',
  vendorSessionId: null,
  displayName: 'Ada',
  role: 'host',
  isBot: false,
  state: 'connecting',
  recordingConsent: null,
  joinedAt: null,
  leftAt: null,
  vendorSeenAt: null,
  lastSignAt: null,
  closedBy: null,
};

describe('reduceParticipantEvent', () => {
  it('binds the connection to the session that our page opened and keeps name and role', () => {
    expect(apply([event('participant-joined', 1)], [connecting])).toEqual([
      { ...connecting, vendorSessionId: 'c1', state: 'open', joinedAt: at(1), vendorSeenAt: at(1) },
    ]);
  });

  it('gives a reconnect a session of its own, for the same person', () => {
    const sessions = apply(
      [event('participant-joined', 1), event('participant-joined', 5, 'c2'), event('participant-left', 9)],
      [connecting],
    );
    expect(sessions.map(({ state, participantId, displayName }) => ({ state, participantId, displayName }))).toEqual([
      { state: 'closed', participantId: 'p1', displayName: 'Ada' },
      { state: 'open', participantId: 'p1', displayName: 'Ada' },
    ]);
  });

  it('does not bring somebody back whose page said goodbye before the vendor told of their coming', () => {
    const left = { ...connecting, state: 'closed' as const, leftAt: at(8) };
    expect(apply([event('participant-joined', 3)], [left])).toMatchObject([{ state: 'closed', leftAt: at(8) }]);
  });

  it('comes to the same end in any order and with any repetition', () => {
    const history = [
      event('participant-joined', 1),
      event('participant-left', 4),
      event('participant-joined', 7),
      event('participant-joined', 2, 'c2', null),
      event('participant-left', 6, 'c2', null),
      event('participant-joined', 3, 'c3', 'unknown'),
    ];
    const states = (sessions: SessionRecord[]) =>
      Object.fromEntries(
        sessions.map((session) => [session.vendorSessionId, [session.state, session.joinedAt, session.leftAt]]),
      );
    const truth = states(apply(history, [connecting]));
    expect(truth).toMatchObject({ c1: ['open', at(1), null], c2: ['closed', at(2), at(6)], c3: ['open', at(3), null] });
    const shuffled = fc
      .tuple(
        fc.shuffledSubarray(history, { minLength: history.length }),
        fc.array(fc.constantFrom(...history), { maxLength: 6 }),
      )
      .map(([every, extra]) => [...extra, ...every]);
    fc.assert(
      fc.property(shuffled, (events) => {
        expect(states(apply(events, [connecting]))).toEqual(truth);
      }),
      { numRuns: 1000 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/lib/queries/api-problem';
import { findVisitStage, type VisitFacts } from './find-visit-stage';

const problem = (code: string, more: Partial<ConstructorParameters<typeof ApiProblem>[0]> = {}) =>
  new ApiProblem({ code, status: 403, message: code, ...more });

const AT_ENTRANCE: VisitFacts = {
  joining: { kind: 'idle' },
  wish: null,
  end: null,
  isOpenToVisitor: true,
  isHostLinkChecked: true,
  hostLinkRefusal: null,
  isClosing: false,
  wasInside: false,
  roomProblem: null,
};
const kindOf = (facts: Partial<VisitFacts>) => findVisitStage({ ...AT_ENTRANCE, ...facts }).kind;
const refused = (code: string, more?: Parameters<typeof problem>[1]) =>
  ({ kind: 'refused', problem: problem(code, more) }) as const;

describe('findVisitStage', () => {
  it('stays at the entrance for what can be put right there: the name, an answer about recording, a bad host link', () => {
    expect(kindOf({ joining: refused('invalid-request', { fieldErrors: { displayName: 'Too long.' } }) })).toBe(
      'entrance',
    );
    expect(kindOf({ joining: refused('consent-required') })).toBe('entrance');
    const badLink = { joining: refused('invalid-key'), hostLinkRefusal: problem('invalid-key') };
    expect(kindOf(badLink)).toBe('entrance');
    expect(kindOf({ ...badLink, isOpenToVisitor: false })).toBe('refused');
  });

  it('goes on looking where a room was closed to somebody who could enter it, and says so once where they never could', () => {
    expect(kindOf({ joining: refused('not-signed-in') })).toBe('shut-out');
    expect(kindOf({ joining: refused('not-signed-in'), isOpenToVisitor: false })).toBe('refused');
    expect(kindOf({ joining: refused('room-not-found') })).toBe('refused');
  });

  it('shows nothing of a room that only a host link opens before that was checked', () => {
    const closed = { isOpenToVisitor: false };
    expect(kindOf({ ...closed, isHostLinkChecked: false })).toBe('checking-host-link');
    expect(kindOf({ isHostLinkChecked: false })).toBe('entrance');
    expect(kindOf({ ...closed, hostLinkRefusal: problem('invalid-key') })).toBe('refused');
    expect(kindOf(closed)).toBe('entrance');
  });

  it('takes no newcomers into a closing room, lets back in who was there, and says when it is gone', () => {
    expect(kindOf({ isClosing: true })).toBe('closing');
    expect(kindOf({ isClosing: true, wasInside: true })).toBe('entrance');
    const isGone = { roomProblem: problem('room-not-found') };
    expect(kindOf({ isClosing: true, wasInside: true, ...isGone })).toBe('refused');
    // A room that went at once is told of by the page that is loaded then.
    expect(kindOf(isGone)).toBe('entrance');
  });
});

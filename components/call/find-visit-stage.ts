import type { ApiProblem } from '@/lib/queries/api-problem';
import { isShutOut } from './entrance/is-shut-out';
import type { JoinWish } from './entrance/pre-join';
import type { Joining } from './entrance/use-joining';
import type { CallEnd } from './over/call-end';
import { demandedConsent } from './recording/demanded-consent';

type JoiningOf<Kind extends Joining['kind']> = Extract<Joining, { readonly kind: Kind }>;

/** Where a visit to a room has come to, with what its page needs to show that. */
export type VisitStage =
  | { readonly kind: 'entrance' }
  /** At the entrance, where a host link alone opens the room. */
  | { readonly kind: 'checking-host-link' }
  /** At the entrance of a room that takes no newcomers. */
  | { readonly kind: 'closing' }
  | JoiningOf<'asking'>
  | JoiningOf<'waiting'>
  | (JoiningOf<'at-door'> & { readonly wish: JoinWish })
  | JoiningOf<'turned-away'>
  | JoiningOf<'refused'>
  /** The room was closed to them meanwhile, and may be opened again. */
  | { readonly kind: 'shut-out'; readonly problem: ApiProblem }
  | { readonly kind: 'in-call'; readonly answer: JoiningOf<'joined'>['answer']; readonly wish: JoinWish }
  | { readonly kind: 'over'; readonly end: CallEnd };

export interface VisitFacts {
  readonly joining: Joining;
  /** What they asked to join with; null before they did. */
  readonly wish: JoinWish | null;
  /** How the call that they were in was over; null where they were in none, and once they join anew. */
  readonly end: CallEnd | null;
  /** Without a host link, too. */
  readonly isOpenToVisitor: boolean;
  readonly isHostLinkChecked: boolean;
  /** Why the host link that they came with opens nothing; null where it does, and where there is none. */
  readonly hostLinkRefusal: ApiProblem | null;
  /** The room takes no newcomers. */
  readonly isClosing: boolean;
  /** They say that they were in its call, so that they may come back. */
  readonly wasInside: boolean;
  /** Why the room couldn't be looked at from its entrance; null where it could. */
  readonly roomProblem: ApiProblem | null;
}

/** Which of its pages a visit shows. */
export function findVisitStage(visit: VisitFacts): VisitStage {
  const { joining, wish, end } = visit;
  if (joining.kind === 'joined' && wish) return { kind: 'in-call', answer: joining.answer, wish };
  if (end) return { kind: 'over', end };
  switch (joining.kind) {
    case 'asking':
    case 'waiting':
    case 'turned-away':
      return joining;
    case 'at-door':
      return wish ? { ...joining, wish } : findEntranceStage(visit);
    case 'refused':
      return findRefusedStage(visit, joining.problem);
    case 'idle':
    case 'joined':
      return findEntranceStage(visit);
    default:
      return joining satisfies never;
  }
}

/** What can be put right at the entrance is said there. */
function findRefusedStage(visit: VisitFacts, problem: ApiProblem): VisitStage {
  const { isOpenToVisitor, hostLinkRefusal } = visit;
  if (problem.fieldErrors.displayName || demandedConsent(problem) !== null) return findEntranceStage(visit);
  // The way in as a guest is there: the entrance says what became of the link.
  if (hostLinkRefusal && isOpenToVisitor) return findEntranceStage(visit);
  return { kind: isOpenToVisitor && isShutOut(problem) ? 'shut-out' : 'refused', problem };
}

function findEntranceStage(visit: VisitFacts): VisitStage {
  const { joining, isOpenToVisitor, isHostLinkChecked, hostLinkRefusal, isClosing, roomProblem } = visit;
  const isAtEntrance = joining.kind === 'idle';
  if (!isOpenToVisitor && !isHostLinkChecked) return { kind: 'checking-host-link' };
  if (!isAtEntrance) return { kind: 'entrance' };
  if (!isOpenToVisitor && hostLinkRefusal) return { kind: 'refused', problem: hostLinkRefusal };
  if (isClosing && roomProblem?.code === 'room-not-found') return { kind: 'refused', problem: roomProblem };
  return { kind: isClosing && !visit.wasInside ? 'closing' : 'entrance' };
}

import type { SessionRecord } from '../session-record';
import { PAGE_OUTLIVES_MS } from '../timing';

/** What a call page says of itself. */
export type PageState = 'connecting' | 'joined' | 'left' | 'failed';

type SignedSession = Pick<SessionRecord, 'state' | 'joinedAt' | 'leftAt' | 'closedBy' | 'vendorSeenAt'>;

/**
 * What a page's sign makes of its session. A page may take back what it said itself, or what was guessed from its
 * silence. The vendor knows better: what its event or its presence closed, a page opens again only where the vendor
 * can't be asked who is in, and only by going on speaking long after: a leave of the same moment is only told late. Not
 * where the person is in by another connection: then that one is what the page speaks of.
 * @param circumstances.canVendorTell whether the vendor lists everybody who is in
 * @param circumstances.isInOtherwise whether another connection of the same person is open
 */
export function reducePageSign(
  session: SignedSession & Pick<SessionRecord, 'vendorSessionId'>,
  sign: PageState,
  at: Date,
  circumstances: { readonly canVendorTell: boolean; readonly isInOtherwise: boolean },
): SignedSession {
  const { state, joinedAt, leftAt, closedBy, vendorSeenAt } = session;
  const same = { state, joinedAt, leftAt, closedBy, vendorSeenAt };
  switch (sign) {
    case 'connecting':
      return same;
    case 'joined': {
      if (state === 'open') return same;
      const open = { ...same, state: 'open', joinedAt: joinedAt ?? at, leftAt: null, closedBy: null } as const;
      const isOwnWord = closedBy === null || closedBy === 'page' || closedBy === 'silence';
      if (state !== 'closed' || session.vendorSessionId === null || isOwnWord) return open;
      const isOutlived = leftAt !== null && at.getTime() - leftAt.getTime() >= PAGE_OUTLIVES_MS;
      if (circumstances.canVendorTell || circumstances.isInOtherwise || !isOutlived) return same;
      return {
        ...open,
        // Whose coming was never told was in at the latest when they are said to have left.
        joinedAt: joinedAt ?? leftAt,
        // Later than the leave that it contradicts, and earlier than one that is still to come.
        vendorSeenAt: new Date(at.getTime() - PAGE_OUTLIVES_MS / 2),
      };
    }
    case 'left':
      return closed(same, 'closed', at);
    case 'failed':
      return closed(same, state === 'open' || state === 'closed' ? 'closed' : 'failed', at);
    default:
      return sign satisfies never;
  }
}

function closed(session: SignedSession, state: 'closed' | 'failed', at: Date): SignedSession {
  return { ...session, state, leftAt: session.leftAt ?? at, closedBy: session.closedBy ?? 'page' };
}

import type { History } from './history';
import type { RawDelivery } from './model-vendor';
import type { ArrivedDelivery } from './noise';

/** A page that goes on for a minute after a leave is believed; a little less, as it speaks every 20 s. */
const OUTLIVED_MS = 50_000;

/**
 * Of a new connection of somebody whose old one is gone, their page alone tells for a while: after a minute it is believed
 * to speak of the old one, until it goes.
 */
export function isLateReconnect(delivery: RawDelivery, history: History, arrived: readonly ArrivedDelivery[]): boolean {
  const { connection, at } = delivery;
  if (!connection?.entry || connection.from !== at) return false;
  const isOnlyOne = history.connections.every((other) => other === connection || other.entry !== connection.entry);
  const first = Math.min(...arrived.filter((one) => one.delivery === delivery).map(({ appliedAt }) => appliedAt));
  return !isOnlyOne && first - at > OUTLIVED_MS;
}

/**
 * Whether something else tells the same, so that losing this can be made up for: somebody's page, or the end of the
 * conference that somebody without one was in.
 */
export function isToldTwice({ connection, ends, at }: RawDelivery, told: readonly RawDelivery[]): boolean {
  if (connection === null) return !ends?.some(({ entry }) => entry !== null && !entry.hasPage);
  if (connection.entry === null) return false;
  const isLeaving = connection.to === at && connection.from !== at;
  return connection.entry.hasPage || (isLeaving && told.some((other) => other.ends?.includes(connection) === true));
}

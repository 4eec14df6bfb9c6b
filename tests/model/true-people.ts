import type { Connection, History } from './history';

/** Somebody as they really were: through our door with all their connections, or one connection from elsewhere. */
export interface TruePerson {
  readonly key: string;
  readonly name: string | null;
  readonly connections: readonly Connection[];
  readonly from: number;
  /** Null while they are in. */
  readonly to: number | null;
  readonly hasPage: boolean;
  readonly hasSaidFalseGoodbye: boolean;
}

/** Everybody who was in, machines left out. */
export function truePeopleOf({ connections }: History): readonly TruePerson[] {
  const byKey = new Map<string, Connection[]>();
  for (const connection of connections) {
    const { entry, address } = connection;
    if (!entry) continue;
    const key = entry.hasPage ? entry.participantId : address;
    byKey.set(key, [...(byKey.get(key) ?? []), connection]);
  }
  return [...byKey].map(([key, own]) => ({
    key,
    name: own[0]?.entry?.name ?? null,
    connections: own,
    from: Math.min(...own.map(({ from }) => from)),
    to: own.some(({ to }) => to === null) ? null : Math.max(...own.map(({ to }) => to ?? 0)),
    hasPage: own[0]?.entry?.hasPage ?? false,
    hasSaidFalseGoodbye: (own[0]?.entry?.falseGoodbyes.length ?? 0) > 0,
  }));
}

'use client';

import { useState } from 'react';

/** Which rooms somebody has chosen: some of those on the page, or all that match. */
export interface RoomSelection {
  readonly names: ReadonlySet<string>;
  readonly isAllMatching: boolean;
  readonly toggle: (name: string, isChosen: boolean) => void;
  /** Chooses every room that is shown, or none. */
  readonly choosePage: (isChosen: boolean) => void;
  readonly chooseAllMatching: () => void;
  readonly clear: () => void;
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Keeps a choice of rooms. It belongs to one view: with another filter it is empty again, so that nothing is moved that
 * nobody sees.
 * @param view says which view it is
 * @param shown the rooms on the page; one that is no longer among them is no longer chosen
 */
export function useRoomSelection(view: string, shown: readonly string[]): RoomSelection {
  const [chosen, setChosen] = useState<{ view: string; names: ReadonlySet<string>; isAllMatching: boolean }>({
    view,
    names: NOBODY,
    isAllMatching: false,
  });
  const isOfView = chosen.view === view;
  const isAllMatching = isOfView && chosen.isAllMatching;
  const names = isAllMatching
    ? new Set(shown)
    : new Set(isOfView ? shown.filter((name) => chosen.names.has(name)) : []);
  const choose = (next: Iterable<string>) => setChosen({ view, names: new Set(next), isAllMatching: false });
  return {
    names,
    isAllMatching,
    toggle: (name, isChosen) => {
      const next = new Set(names);
      if (isChosen) next.add(name);
      else next.delete(name);
      choose(next);
    },
    choosePage: (isChosen) => choose(isChosen ? shown : []),
    chooseAllMatching: () => setChosen({ view, names: NOBODY, isAllMatching: true }),
    clear: () => choose([]),
  };
}

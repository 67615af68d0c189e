import { createSelection, type Selection } from '../roster/selection/selection';

type Offer = {
  /** Selects no more than the first ones, until the user selects; null for all. */
  readonly most: number | null;
  /** Candidates whom only the user selects. */
  readonly doubtful?: ReadonlySet<string>;
};

/** A selection among candidates: each of them is selected until the user deselects them. */
export type CandidateSelection = Selection & {
  /**
   * These are the candidates now. What the user selected and deselected stays so, also while another policy
   * does not find them.
   */
  offer(ids: readonly string[], how: Offer): void;
};

export function createCandidateSelection(): CandidateSelection {
  const selection = createSelection();
  /** What the user chose: true for selected. */
  const chosen = new Map<string, boolean>();
  let offered: readonly string[] = [];
  /** As the last offer left it: what differs is the user's choice. */
  let proposed = selection.getSnapshot();
  let isChosen = false;
  return {
    ...selection,
    offer(ids, { most, doubtful }) {
      const before = selection.getSnapshot();
      isChosen ||= before !== proposed;
      if (isChosen) for (const id of offered) chosen.set(id, before.ids.has(id));
      const likely = ids.filter((id) => chosen.get(id) ?? !doubtful?.has(id));
      const wanted = new Set(isChosen || most === null ? likely : likely.slice(0, most));
      selection.set(
        [...before.ids].filter((id) => !wanted.has(id)),
        false,
      );
      selection.set(wanted, true);
      offered = ids;
      proposed = selection.getSnapshot();
    },
  };
}

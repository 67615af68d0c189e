import { createSelection, type Selection } from '../roster/selection/selection';

/** A selection among candidates: each of them is selected until the user deselects them. */
export type CandidateSelection = Selection & {
  /**
   * These are the candidates now. Whom the user deselected stays so, also while another policy does not find them.
   * @param most selects no more than the first ones, until the user selects; null for all.
   */
  offer(ids: readonly string[], most: number | null): void;
};

export function createCandidateSelection(): CandidateSelection {
  const selection = createSelection();
  const kept = new Set<string>();
  let offered: readonly string[] = [];
  /** As the last offer left it: what differs is the user's choice. */
  let proposed = selection.getSnapshot();
  let isChosen = false;
  return {
    ...selection,
    offer(ids, most) {
      const before = selection.getSnapshot();
      isChosen ||= before !== proposed;
      if (isChosen) {
        for (const id of offered) {
          if (before.ids.has(id)) kept.delete(id);
          else kept.add(id);
        }
      }
      const wanted = new Set(
        isChosen || most === null ? ids.filter((id) => !kept.has(id)) : ids.slice(0, most),
      );
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

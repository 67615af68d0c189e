import { useCallback, useState, useSyncExternalStore } from 'react';
import type { Roster } from '../../domain/roster/roster-options';
import {
  createImportedList,
  LONGEST_TYPED,
  pastedSource,
  typedSource,
  type ImportedList,
  type ImportedListState,
  type ListSource,
} from './imported-list';
import { readTextFile, type FileProblem } from './reading';

export type ImportedListInput = {
  readonly state: ImportedListState;
  readonly list: ImportedList;
  /** The file that was refused last. The list before it no longer counts, and can be restored. */
  readonly refused: RefusedFile | null;
  /** The name of the file that is being read from disk. */
  readonly opening: string | null;
  readonly setText: (text: string) => void;
  readonly openFile: (file: File) => void;
  /** Restores the list from before the refused file. */
  readonly bringBack: () => void;
  readonly clear: () => void;
  /** Takes the users suggested for some rows, or takes that back. */
  readonly setAccepted: ImportedList['setAccepted'];
};

type RefusedFile = {
  readonly name: string;
  readonly problem: FileProblem;
  readonly before: ListSource | null;
};

type Options = {
  readonly roster: Roster;
  /** The list to start with. */
  readonly draft: ListSource | null;
  /** Called with each change, to start with it next time. */
  readonly onDraft: (source: ListSource | null) => void;
};

/** A list of users with its text field and file, while a dialog is open. */
export function useImportedList({ roster, draft, onDraft }: Options): ImportedListInput {
  const [list] = useState(() => {
    const made = createImportedList(roster);
    if (draft) made.setSource(draft);
    return made;
  });
  const state = useSyncExternalStore(list.subscribe, list.getSnapshot);
  const [opening, setOpening] = useState<string | null>(null);
  const [refused, setRefused] = useState<RefusedFile | null>(null);

  const take = useCallback(
    (source: ListSource | null) => {
      setRefused(null);
      list.setSource(source);
      onDraft(source);
    },
    [list, onDraft],
  );
  const setText = useCallback(
    (text: string) => {
      const source = text.length > LONGEST_TYPED ? pastedSource(text) : typedSource(text);
      const accepted = list.getSnapshot().source?.accepted;
      take(accepted === undefined ? source : { ...source, accepted });
    },
    [list, take],
  );
  const setAccepted = useCallback<ImportedList['setAccepted']>(
    (suggestions, accepted) => {
      list.setAccepted(suggestions, accepted);
      onDraft(list.getSnapshot().source);
    },
    [list, onDraft],
  );
  const openFile = useCallback(
    (file: File) => {
      async function open() {
        const before = list.getSnapshot().source;
        // The user must not review the list before, thinking it is the file.
        take(null);
        setOpening(file.name);
        const read = await readTextFile(file);
        setOpening(null);
        if (read.kind === 'text') take({ kind: 'block', name: file.name, text: read.text });
        else setRefused({ name: file.name, problem: read.problem, before });
      }
      void open();
    },
    [list, take],
  );
  const bringBack = useCallback(() => take(refused?.before ?? null), [take, refused]);
  const clear = useCallback(() => take(null), [take]);
  return { state, list, refused, opening, setText, openFile, bringBack, clear, setAccepted };
}

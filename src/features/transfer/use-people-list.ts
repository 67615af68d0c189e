import { useCallback, useState, useSyncExternalStore } from 'react';
import type { Roster } from '../../domain/roster/roster-options';
import { createPeopleList, type PeopleList, type PeopleListState } from './people-list';
import { LONGEST_TYPED, pastedSource, type PeopleSource } from './people-source';
import { readTextFile, type FileProblem } from './read-text-file';

export type PeopleInput = {
  readonly state: PeopleListState;
  readonly list: PeopleList;
  readonly fileProblem: { readonly name: string; readonly problem: FileProblem } | null;
  /** The name of the file that is being read from disk. */
  readonly opening: string | null;
  readonly setText: (text: string) => void;
  readonly openFile: (file: File) => void;
  readonly clear: () => void;
};

type Options = {
  readonly roster: Roster;
  /** What to begin with. */
  readonly draft: PeopleSource | null;
  /** Told of each change, to begin with it the next time. */
  readonly onDraft: (source: PeopleSource | null) => void;
};

/** A list of people with its text field and file, for as long as a dialog is open. */
export function usePeopleList({ roster, draft, onDraft }: Options): PeopleInput {
  const [list] = useState(() => {
    const made = createPeopleList(roster);
    if (draft) made.setSource(draft);
    return made;
  });
  const state = useSyncExternalStore(list.subscribe, list.getSnapshot);
  const [opening, setOpening] = useState<string | null>(null);
  const [fileProblem, setFileProblem] = useState<PeopleInput['fileProblem']>(null);

  const take = useCallback(
    (source: PeopleSource | null) => {
      setFileProblem(null);
      list.setSource(source);
      onDraft(source);
    },
    [list, onDraft],
  );
  const setText = useCallback(
    (text: string) =>
      take(text.length > LONGEST_TYPED ? pastedSource(text) : { kind: 'typed', text }),
    [take],
  );
  const openFile = useCallback(
    (file: File) => {
      async function open() {
        setFileProblem(null);
        setOpening(file.name);
        const read = await readTextFile(file);
        setOpening(null);
        if (read.kind === 'text') take({ kind: 'block', name: file.name, text: read.text });
        else setFileProblem({ name: file.name, problem: read.problem });
      }
      void open();
    },
    [take],
  );
  const clear = useCallback(() => take(null), [take]);
  return { state, list, fileProblem, opening, setText, openFile, clear };
}

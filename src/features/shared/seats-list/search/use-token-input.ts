import { useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { Filters } from '../../../../domain/roster/filters/filters';
import {
  type Completion,
  completionsFor,
  exactCompletion,
  type FilterField,
  partialToken,
  seatTokenIn,
} from './completion';

type TokenInputOptions = {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onFilter: (change: Partial<Filters>) => void;
  readonly fields: readonly FilterField[];
};

type ListState = { readonly open: boolean; readonly all: boolean; readonly active: number };

const CLOSED: ListState = { open: false, all: false, active: -1 };

/**
 * A search box that completes filter tokens. A token that is being typed is in the box but not searched
 * for; once its value is chosen it leaves the box and becomes a filter.
 */
export function useTokenInput({ text, onText, onFilter, fields }: TokenInputOptions) {
  const t = useTranslations('seats');
  const [draft, setDraft] = useState<{ readonly value: string; readonly before: string } | null>(
    null,
  );
  const [list, setList] = useState(CLOSED);
  // A text that was changed from elsewhere ends the token.
  const value = draft !== null && draft.before === text ? draft.value : text;
  const completions = useMemo(
    () => (list.open ? completionsFor(value, fields, list.all) : []),
    [list.open, list.all, value, fields],
  );
  const active = completions[list.active];

  function setState(next: string): void {
    const partial = partialToken(next, fields);
    setDraft(partial ? { value: next, before: partial.before } : null);
    onText(partial ? partial.before : next);
  }

  function type(next: string): void {
    const token = seatTokenIn(next, { field: t('seatFilter'), yes: t('yes'), no: t('no') });
    if (token) {
      onFilter({ seat: token.seat });
      setState(token.rest);
    } else {
      setState(next);
    }
    setList({ open: true, all: false, active: -1 });
  }

  function pick({ change, text: rest }: Completion): void {
    if (change) {
      onFilter(change);
      setList(CLOSED);
    } else {
      setList({ open: true, all: false, active: -1 });
    }
    setState(rest);
  }

  function move(by: 1 | -1): void {
    if (!list.open || completions.length === 0) {
      setList({ open: true, all: true, active: -1 });
      return;
    }
    const count = completions.length;
    setList({
      ...list,
      active: list.active < 0 && by < 0 ? count - 1 : (list.active + by + count) % count,
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        move(event.key === 'ArrowDown' ? 1 : -1);
        return;
      case 'Enter': {
        const chosen = active ?? exactCompletion(value, fields);
        if (!chosen) return;
        event.preventDefault();
        pick(chosen);
        return;
      }
      case 'Escape':
        // Escape empties a search box; with the list open it only closes the list.
        if (completions.length === 0) return;
        event.preventDefault();
        setList(CLOSED);
        return;
      default:
    }
  }

  return { value, type, pick, completions, active, onKeyDown, close: () => setList(CLOSED) };
}

import type { Filters } from '../../../../domain/roster/filters/filters';
import type { FilterFieldId } from '../filters/filter-fields';

export type FilterValue = {
  readonly label: string;
  readonly change: Partial<Filters>;
};

/** A token of the filter bar: `Assigned seat: Yes` is a field and a value. */
export type FilterField = {
  readonly id: FilterFieldId;
  readonly label: string;
  /** The values to offer when this much of one has been typed. */
  readonly values: (partial: string) => readonly FilterValue[];
};

/** A suggestion below the search box, and the text of the box once it is picked. */
export type Completion = {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  /** Null for a field, whose values are offered next. */
  readonly change: Partial<Filters> | null;
};

/** A token that is being typed; the text before it is what to search for. */
export type PartialToken = {
  readonly field: FilterField;
  readonly before: string;
  readonly partial: string;
};

const escapeRegExp = (label: string) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The token that the text ends with, such as `State: blo`, with GitLab's `=` as well. */
export function partialToken(text: string, fields: readonly FilterField[]): PartialToken | null {
  for (const field of fields) {
    const pattern = new RegExp(`(?:^|\\s)${escapeRegExp(field.label)}\\s*[:=]\\s*([^:=]*)$`, 'iu');
    const match = pattern.exec(text);
    if (match) {
      return { field, before: text.slice(0, match.index).trim(), partial: (match[1] ?? '').trim() };
    }
  }
  return null;
}

/** The completions of a text. `all` offers every field where the text begins none. */
export function completionsFor(
  text: string,
  fields: readonly FilterField[],
  all: boolean,
): readonly Completion[] {
  const partial = partialToken(text, fields);
  if (partial) {
    return partial.field.values(partial.partial).map(({ label, change }) => ({
      key: `${partial.field.id} ${label}`,
      label,
      text: partial.before,
      change,
    }));
  }
  const offered = fields.flatMap((field) => {
    const before = beforeLabel(text, field.label);
    return before === null ? [] : [fieldCompletion(field, before)];
  });
  if (offered.length > 0 || !all) return offered;
  return fields.map((field) => fieldCompletion(field, text.trim()));
}

function fieldCompletion({ id, label }: FilterField, before: string): Completion {
  return {
    key: id,
    label,
    text: before === '' ? `${label}: ` : `${before} ${label}: `,
    change: null,
  };
}

/** A single letter begins too many names to suggest a filter for it. */
const MIN_LETTERS = 2;

/** The text before the last words, when these begin a label; null when they do not. */
function beforeLabel(text: string, label: string): string | null {
  const wanted = label.toLowerCase();
  for (const { index } of text.matchAll(/(?<=^|\s)\S/g)) {
    const tail = text.slice(index).toLowerCase();
    if (tail.length >= MIN_LETTERS && wanted.startsWith(tail)) return text.slice(0, index).trim();
  }
  return null;
}

/** The completion that matches what was typed, for Enter without a choice; else the only one left. */
export function exactCompletion(text: string, fields: readonly FilterField[]): Completion | null {
  const partial = partialToken(text, fields);
  if (partial === null || partial.partial === '') return null;
  const offered = completionsFor(text, fields, false);
  const typed = partial.partial.toLowerCase();
  const exact = offered.find(({ label }) => label.toLowerCase() === typed);
  return exact ?? (offered.length === 1 ? (offered[0] ?? null) : null);
}

/**
 * Finds GitLab's filter token in typed text, such as `Assigned seat: Yes`, in any case and with the `=` of
 * GitLab's own page as well. `rest` is the text around it.
 */
export function seatTokenIn(
  text: string,
  labels: { readonly field: string; readonly yes: string; readonly no: string },
): { readonly seat: 'yes' | 'no'; readonly rest: string } | null {
  const [field, yes, no] = [labels.field, labels.yes, labels.no].map(escapeRegExp);
  const pattern = new RegExp(`(?:^|\\s)${field}\\s*[:=]\\s*(?:(${yes})|(${no}))(?=\\s|$)`, 'iu');
  const match = pattern.exec(text);
  if (!match) return null;
  const around = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
  const rest = around
    .map((part) => part.trim())
    .join(' ')
    .trim();
  return { seat: match[1] === undefined ? 'no' : 'yes', rest };
}

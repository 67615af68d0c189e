import type { SeatUser } from '../../src/domain/seat-user';

/** A table with a search box, as a page of the benchmark shows and drives it. */
export type Candidate = {
  mount(root: HTMLElement, users: readonly SeatUser[]): void;
  /** What the row on top says; null while there is none. */
  topRow(): string | null;
  /** How many users the search lets through, as far as the table tells. */
  shown(): number;
  sortByName(): void;
  search(text: string): void;
  selectAll(): void;
  /** Whether the row on top shows that it is selected. */
  isTopSelected(): boolean;
  /** What scrolls the rows. */
  scroller(): Element;
};

/** The element, which is there by the time anybody asks for it. */
export function find<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(`Nothing matches ${selector}`);
  return found;
}

/** Types into a box that React controls: it hears of a value only through the setter of the element. */
export function type(box: HTMLInputElement, text: string): void {
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  value?.set?.call(box, text);
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What the row says, without the white space between its cells. */
export function textOf(selector: string): string | null {
  const text = document.querySelector(selector)?.textContent ?? '';
  return text.trim() === '' ? null : text;
}

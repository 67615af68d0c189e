/**
 * Every colour of the product, by its job. Each becomes a CSS variable, `--duo-tone-<name>`, with a
 * value for each colour scheme; `tones.test.ts` holds the pairs in use to WCAG AA.
 *
 * `*-fill` carries `on-fill` text on it; `*-text` is for words and icons on any surface;
 * `*-soft` is a tinted background that any text tone may stand on.
 */
export type Tones = {
  /** Behind everything. */
  readonly canvas: string;
  /** Cards, tables, bars. */
  readonly paper: string;
  /** Menus, dialogs: one step nearer to the reader. */
  readonly raised: string;
  /** Wells: table heads, read-only fields, meter tracks. */
  readonly sunken: string;
  readonly hover: string;
  /** Hairlines: decoration, never the only border of a control. */
  readonly line: string;
  /** Borders of controls: 3:1 against every surface. */
  readonly 'line-strong': string;
  readonly text: string;
  readonly muted: string;
  readonly faint: string;
  readonly disabled: string;
  readonly 'on-fill': string;
  readonly 'accent-fill': string;
  readonly 'accent-fill-hover': string;
  readonly 'accent-text': string;
  readonly 'accent-soft': string;
  readonly 'success-text': string;
  readonly 'success-soft': string;
  readonly 'caution-text': string;
  readonly 'caution-soft': string;
  readonly 'danger-fill': string;
  readonly 'danger-fill-hover': string;
  readonly 'danger-text': string;
  readonly 'danger-soft': string;
};

export type ToneName = keyof Tones;

export const LIGHT_TONES: Tones = {
  canvas: '#faf9f7',
  paper: '#ffffff',
  raised: '#ffffff',
  sunken: '#f3f1ed',
  hover: '#f1eeea',
  line: '#e5e1db',
  'line-strong': '#8a847b',
  text: '#1f1d1a',
  muted: '#5d5850',
  faint: '#69645c',
  disabled: '#969087',
  'on-fill': '#ffffff',
  'accent-fill': '#5444d1',
  'accent-fill-hover': '#4536b4',
  'accent-text': '#4b3bc4',
  'accent-soft': '#eeecfc',
  'success-text': '#19734a',
  'success-soft': '#e4f4ea',
  'caution-text': '#8a5300',
  'caution-soft': '#fbf0d9',
  'danger-fill': '#b8322a',
  'danger-fill-hover': '#9c2720',
  'danger-text': '#b8322a',
  'danger-soft': '#fceae7',
};

export const DARK_TONES: Tones = {
  canvas: '#141312',
  paper: '#1b1a18',
  raised: '#242220',
  sunken: '#100f0e',
  hover: '#282623',
  line: '#312e2b',
  'line-strong': '#7d776e',
  text: '#eeebe6',
  muted: '#b3ada4',
  faint: '#9c968d',
  disabled: '#6f6a63',
  'on-fill': '#ffffff',
  'accent-fill': '#6a5be8',
  'accent-fill-hover': '#5c4cdc',
  'accent-text': '#aea4ff',
  'accent-soft': '#27233f',
  'success-text': '#62c391',
  'success-soft': '#152b20',
  'caution-text': '#e0aa4f',
  'caution-soft': '#31240d',
  'danger-fill': '#c8443a',
  'danger-fill-hover': '#b3382f',
  'danger-text': '#f48b81',
  'danger-soft': '#3a1a17',
};

/** The CSS variable of a tone, for styles. Plain CSS files write `var(--duo-tone-…)` themselves. */
export function tone<Name extends ToneName>(name: Name): `var(--duo-tone-${Name})` {
  return `var(--duo-tone-${name})`;
}

/**
 * Every color of the product, by its use. Each becomes a CSS variable, `--duo-tone-<name>`, with a
 * value for each color scheme; `tones.test.ts` holds the pairs in use to WCAG AA.
 *
 * `*-fill` is a background for `on-fill` text; `*-text` is for text and icons on any surface; `*-soft` is a
 * tinted background for any text tone.
 */
export type Tones = {
  /** Behind everything. */
  readonly canvas: string;
  /** Cards, tables, bars. */
  readonly paper: string;
  /** Menus and dialogs. */
  readonly raised: string;
  /** Wells: table heads, read-only fields, meter tracks. */
  readonly sunken: string;
  readonly hover: string;
  /** Hairlines: decoration, never the only border of a control. */
  readonly line: string;
  /** Borders of buttons and chips, which their labels identify anyway. */
  readonly 'line-soft': string;
  /** Borders of fields and boxes: 3:1 against every surface. */
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
} & Readonly<Record<AvatarTone, string>>;

/** Eight quiet pairs for initials; they tell users apart and have no other meaning. */
type AvatarNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
type AvatarTone = `avatar-${AvatarNumber}` | `avatar-${AvatarNumber}-text`;

export type ToneName = keyof Tones;

export const LIGHT_TONES: Tones = {
  canvas: '#faf9f7',
  paper: '#ffffff',
  raised: '#ffffff',
  sunken: '#f3f1ed',
  hover: '#f1eeea',
  line: '#e5e1db',
  'line-soft': '#d0cac1',
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
  'avatar-1': '#ffd8d4',
  'avatar-1-text': '#7a3a36',
  'avatar-2': '#f9dec4',
  'avatar-2-text': '#71440c',
  'avatar-3': '#e4e6c4',
  'avatar-3-text': '#535408',
  'avatar-4': '#ccecd6',
  'avatar-4-text': '#1c5e39',
  'avatar-5': '#c1edef',
  'avatar-5-text': '#005e63',
  'avatar-6': '#cbe7ff',
  'avatar-6-text': '#1c547e',
  'avatar-7': '#dfdfff',
  'avatar-7-text': '#4b487f',
  'avatar-8': '#f9d8ec',
  'avatar-8-text': '#703a5f',
};

export const DARK_TONES: Tones = {
  canvas: '#141312',
  paper: '#1b1a18',
  raised: '#242220',
  sunken: '#100f0e',
  hover: '#282623',
  line: '#312e2b',
  'line-soft': '#47433e',
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
  'avatar-1': '#4c2b28',
  'avatar-1-text': '#fcc0ba',
  'avatar-2': '#473018',
  'avatar-2-text': '#f2c8a1',
  'avatar-3': '#373817',
  'avatar-3-text': '#d3d6a1',
  'avatar-4': '#1f3d2a',
  'avatar-4-text': '#addfbd',
  'avatar-5': '#0c3d3f',
  'avatar-5-text': '#99dfe3',
  'avatar-6': '#1e384d',
  'avatar-6-text': '#abd7fd',
  'avatar-7': '#33324e',
  'avatar-7-text': '#cbcbfe',
  'avatar-8': '#472b3d',
  'avatar-8-text': '#f1c0e0',
};

/** The CSS variable of a tone, for styles. Plain CSS files write `var(--duo-tone-…)` themselves. */
export function tone<Name extends ToneName>(name: Name): `var(--duo-tone-${Name})` {
  return `var(--duo-tone-${name})`;
}

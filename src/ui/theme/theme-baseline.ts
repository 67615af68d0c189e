import type { CSSObject } from '@mui/material/styles';
import { tone } from './tones';

/** The ring of everything that has the keyboard's focus. */
export const FOCUS_RING = {
  outline: `2px solid ${tone('accent-text')}`,
  outlineOffset: '2px',
} as const;

/** Rules for the whole page, after MUI's baseline. */
export const baseline: CSSObject = {
  html: { scrollbarColor: `${tone('line-strong')} transparent` },
  body: { textRendering: 'optimizeLegibility', overflowWrap: 'break-word' },
  'h1, h2, h3, p, dl, dd, ul, ol, figure': { margin: 0 },
  'ul, ol': { padding: 0 },
  // Figures that stand under each other must line up digit by digit.
  'table, [role="table"], [role="grid"], [role="meter"], [role="progressbar"], time, output': {
    fontVariantNumeric: 'tabular-nums',
  },
  ':focus-visible': FOCUS_RING,
  // Where a script moved the focus to a heading or a region, a ring would only puzzle.
  '[tabindex="-1"]:focus-visible': { outline: 'none' },
  '::selection': { backgroundColor: tone('accent-soft'), color: tone('text') },
  'a:not([class])': { color: tone('accent-text') },
  code: {
    fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
    fontSize: '0.92em',
  },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': {
      animationDuration: '0.01ms !important',
      animationIterationCount: '1 !important',
      transitionDuration: '0.01ms !important',
      scrollBehavior: 'auto !important',
    },
  },
  '@media (forced-colors: active)': {
    ':focus-visible': { outlineColor: 'Highlight' },
  },
};

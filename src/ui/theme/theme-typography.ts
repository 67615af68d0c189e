import type { TypographyVariantsOptions } from '@mui/material/styles';

const SANS =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"';

/** In rem, so that the reader's own text size counts: 12, 13, 14, 16, 20 and 28 px by default. */
const SIZE = {
  small: '0.75rem',
  compact: '0.8125rem',
  body: '0.875rem',
  section: '1rem',
  page: '1.25rem',
  figure: '1.75rem',
} as const;

const REGULAR = 400;
const MEDIUM = 500;
const SEMIBOLD = 600;

export const typography: TypographyVariantsOptions = {
  fontFamily: SANS,
  fontSize: 14,
  fontWeightRegular: REGULAR,
  fontWeightMedium: MEDIUM,
  fontWeightBold: SEMIBOLD,
  h1: { fontSize: SIZE.page, fontWeight: SEMIBOLD, lineHeight: 1.4, letterSpacing: '-0.01em' },
  h2: { fontSize: SIZE.section, fontWeight: SEMIBOLD, lineHeight: 1.5, letterSpacing: 0 },
  h3: { fontSize: SIZE.body, fontWeight: SEMIBOLD, lineHeight: 1.43, letterSpacing: 0 },
  body1: { fontSize: SIZE.body, lineHeight: 1.5, letterSpacing: 0 },
  body2: { fontSize: SIZE.compact, lineHeight: 1.54, letterSpacing: 0 },
  caption: { fontSize: SIZE.small, lineHeight: 1.5, letterSpacing: 0 },
  button: {
    fontSize: SIZE.body,
    fontWeight: MEDIUM,
    lineHeight: 1.43,
    letterSpacing: 0,
    textTransform: 'none',
  },
  figure: {
    fontSize: SIZE.figure,
    fontWeight: SEMIBOLD,
    lineHeight: 1.15,
    letterSpacing: '-0.02em',
    fontVariantNumeric: 'tabular-nums',
  },
};

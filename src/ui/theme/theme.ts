import {
  type ColorSystemOptions,
  createTheme,
  type Shadows,
  type TypographyVariantsOptions,
} from '@mui/material/styles';
import { controls, fields } from './theme-controls';
import { surfaces } from './theme-surfaces';
import { DARK_TONES, LIGHT_TONES, tone, type Tones } from './tones';

/** Our tones as MUI's palette, so that components without styles of our own have our colors. */
function colorScheme(tones: Tones): ColorSystemOptions {
  return {
    palette: {
      primary: {
        main: tones['accent-text'],
        light: tones['accent-text'],
        dark: tones['accent-fill-hover'],
        contrastText: tones.raised,
      },
      secondary: { main: tones.muted, contrastText: tones.raised },
      success: { main: tones['success-text'], contrastText: tones.raised },
      warning: { main: tones['caution-text'], contrastText: tones.raised },
      error: {
        main: tones['danger-text'],
        dark: tones['danger-fill-hover'],
        contrastText: tones.raised,
      },
      info: { main: tones['accent-text'], contrastText: tones.raised },
      text: { primary: tones.text, secondary: tones.muted, disabled: tones.disabled },
      background: { default: tones.canvas, paper: tones.paper },
      divider: tones.line,
      action: {
        active: tones.muted,
        hover: tones.hover,
        selected: tones['accent-soft'],
        disabled: tones.disabled,
        disabledBackground: tones.sunken,
        hoverOpacity: 0.06,
        selectedOpacity: 0.1,
      },
    },
  };
}

/** In rem, so that the browser's text size counts: 12, 13, 14, 16, 20 and 28 px by default. */
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

const typography: TypographyVariantsOptions = {
  fontFamily: 'var(--duo-font)',
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

/** The focus ring, as in page.css. */
const FOCUS_RING = {
  outline: `2px solid ${tone('accent-text')}`,
  outlineOffset: '2px',
} as const;

/** Hairlines replace MUI's 24 shadows; menus and dialogs have their own. */
const NO_SHADOWS = Array.from({ length: 25 }, () => 'none') as Shadows;

/**
 * The product's theme: light and dark in one style sheet, switched by `data-theme` on the root
 * element, which a script in the page sets before the first paint.
 */
export const theme = createTheme({
  cssVariables: { cssVarPrefix: 'duo', colorSchemeSelector: '[data-theme="%s"]' },
  colorSchemes: { light: colorScheme(LIGHT_TONES), dark: colorScheme(DARK_TONES) },
  typography,
  spacing: 8,
  shape: { borderRadius: 8 },
  shadows: NO_SHADOWS,
  focusVisible: FOCUS_RING,
  motion: { reducedMotion: 'system' },
  transitions: {
    duration: {
      shortest: 80,
      shorter: 100,
      short: 120,
      standard: 150,
      complex: 180,
      enteringScreen: 150,
      leavingScreen: 100,
    },
  },
  components: {
    ...controls,
    ...fields,
    ...surfaces,
  },
});

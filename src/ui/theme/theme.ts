import { createTheme, type Shadows } from '@mui/material/styles';
import { baseline, FOCUS_RING } from './theme-baseline';
import { controls } from './theme-controls';
import { fields } from './theme-fields';
import { colorScheme } from './theme-palette';
import { surfaces } from './theme-surfaces';
import { typography } from './theme-typography';
import { DARK_TONES, LIGHT_TONES } from './tones';

/** Hairlines do the work of MUI's 24 shadows; what floats brings its own. */
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
    MuiCssBaseline: { styleOverrides: baseline },
  },
});

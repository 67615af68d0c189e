import type { Tones } from './tones';

/** Declares CSS variables, our tones and our type sizes to MUI's types. */
declare module '@mui/material/styles' {
  interface CssThemeVariables {
    enabled: true;
  }
  interface ColorSystemOptions {
    tone?: Tones;
  }
  interface TypographyVariants {
    figure: React.CSSProperties;
  }
  interface TypographyVariantsOptions {
    figure?: React.CSSProperties;
  }
}

declare module '@mui/material/Typography' {
  interface TypographyPropsVariantOverrides {
    figure: true;
    h4: false;
    h5: false;
    h6: false;
    overline: false;
    subtitle1: false;
    subtitle2: false;
  }
}

import type { ColorSystemOptions } from '@mui/material/styles';
import type { Tones } from './tones';

/** Our tones as MUI's palette, so that any of its components is in our colors before it is styled. */
export function colorScheme(tones: Tones): ColorSystemOptions {
  return {
    tone: tones,
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

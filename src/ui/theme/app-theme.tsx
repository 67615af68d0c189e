import { StyledEngineProvider, ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { theme } from './theme';

type AppThemeProps = { readonly children: ReactNode };

/**
 * The theme of MUI's components; whatever shows one stands in it. MUI's styles come first, so that our CSS
 * files win. Which color scheme applies is for color-mode.ts alone: MUI neither keeps a mode nor marks the page.
 */
export function AppTheme({ children }: AppThemeProps) {
  return (
    <StyledEngineProvider injectFirst>
      <ThemeProvider theme={theme} storageManager={null} colorSchemeNode={null}>
        {children}
      </ThemeProvider>
    </StyledEngineProvider>
  );
}

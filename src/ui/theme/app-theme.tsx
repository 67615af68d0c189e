import CssBaseline from '@mui/material/CssBaseline';
import { StyledEngineProvider, ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { MODE_STORAGE_KEY, modeStorageManager } from './mode-storage';
import { theme } from './theme';

type AppThemeProps = { readonly children: ReactNode };

/** Theme, color scheme and page-wide styles. MUI's styles come first, so that our CSS files win. */
export function AppTheme({ children }: AppThemeProps) {
  return (
    <StyledEngineProvider injectFirst>
      <ThemeProvider
        theme={theme}
        defaultMode="system"
        modeStorageKey={MODE_STORAGE_KEY}
        storageManager={modeStorageManager}
        noSsr
      >
        <CssBaseline enableColorScheme />
        {children}
      </ThemeProvider>
    </StyledEngineProvider>
  );
}

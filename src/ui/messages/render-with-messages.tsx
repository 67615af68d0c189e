import { render, type RenderResult } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { english } from '../../messages/en';
import { englishArea } from '../../messages/en/area';
import check from '../../messages/en/check.json';
import { englishReports } from '../../messages/en/reports';
import { AppTheme } from '../theme/app-theme';
import { LiveRegionProvider } from '../feedback/live-region';
import { MessagesProvider } from './messages-provider';

function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <MessagesProvider
      locale="en"
      messages={{ ...english, ...englishArea, ...englishReports, check }}
      timeZone="UTC"
    >
      <AppTheme>
        <LiveRegionProvider>{children}</LiveRegionProvider>
      </AppTheme>
    </MessagesProvider>
  );
}

/** For tests: renders with the English messages, the theme and the live regions. */
export function renderWithMessages(element: ReactElement): RenderResult {
  return render(element, { wrapper: Providers });
}

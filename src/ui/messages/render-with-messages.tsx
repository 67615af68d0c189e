import { render, type RenderResult } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { createTranslator } from 'use-intl';
import { english } from '../../messages/en/index';
import { englishArea } from '../../messages/en/area';
import check from '../../messages/en/check.json';
import protectedUsers from '../../messages/en/protectedUsers.json';
import userList from '../../messages/en/userList.json';
import { englishDeferred } from '../../messages/en/deferred';
import { englishOAuth } from '../../messages/en/oauth-messages';
import { englishReports } from '../../messages/en/reports';
import { AppTheme } from '../theme/app-theme';
import { LiveRegionProvider } from '../feedback/live-region';
import { MessagesProvider } from './messages-provider';

const MESSAGES = {
  ...english,
  ...englishArea,
  ...englishReports,
  check,
  ...englishDeferred,
  ...englishOAuth,
  protectedUsers,
  userList,
};

/** The English text of a message, such as `text('reclaim.remove', { count: 2 })`. */
export const text = createTranslator({ locale: 'en', messages: MESSAGES });

function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <MessagesProvider locale="en" messages={MESSAGES} timeZone="UTC">
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

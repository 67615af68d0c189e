import { use } from 'react';
import { BrowserRouter } from 'react-router-dom';
import { useLocale } from 'use-intl';
import { loadAreaMessages } from '../messages/locale';
import { MoreMessages } from '../ui/messages/more-messages';
import { AppRoutes } from './app-routes';
import { DemoDock } from '../features/demo/demo-dock';
import { IdleLockGuard } from '../features/sign-in/lock/idle-lock-guard';

/** Everything that comes once somebody has signed in. */
export function AppRouter() {
  const messages = use(loadAreaMessages(useLocale()));
  return (
    <MoreMessages messages={messages}>
      <BrowserRouter basename={import.meta.env.BASE_URL}>
        <AppRoutes />
        <DemoDock />
      </BrowserRouter>
      <IdleLockGuard />
    </MoreMessages>
  );
}

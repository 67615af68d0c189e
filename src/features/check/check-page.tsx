import Button from '@mui/material/Button';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { CheckPanel } from './check-panel';
import type { InstanceUrl } from '../../gitlab/session/instance-url';
import { useSession } from '../../gitlab/session/session-context';
import { createTransport, type Transport } from '../../gitlab/transport/transport';
import { usePageTitle } from '../shared/use-page-title';

/** Checks the GitLab of the session. */
export function CheckPage() {
  return <Check transport={useSession().transport} />;
}

type CheckBeforeSignInProps = {
  /** Of the failed sign-in. The token is sent nowhere else, and is not stored. */
  readonly instance: InstanceUrl;
  readonly token: string;
  readonly onBack: () => void;
};

/** Checks a GitLab after a failed sign-in. */
export function CheckBeforeSignIn({ instance, token, onBack }: CheckBeforeSignInProps) {
  const transport = useMemo(
    () => createTransport({ instance, token: () => token, onUnauthorized: () => undefined }),
    [instance, token],
  );
  return <Check transport={transport} back={<BackButton onBack={onBack} />} />;
}

function BackButton({ onBack }: Pick<CheckBeforeSignInProps, 'onBack'>) {
  const t = useTranslations('check');
  return <Button onClick={onBack}>{t('back')}</Button>;
}

type CheckProps = { readonly transport: Transport; readonly back?: ReactNode };

function Check(props: CheckProps) {
  usePageTitle(useTranslations('check')('title'));
  return <CheckPanel {...props} />;
}

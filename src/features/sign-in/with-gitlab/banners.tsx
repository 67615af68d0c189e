import { useTranslations } from 'use-intl';
import { authorizedApplicationsUrl } from '../../../gitlab/session/instance-url';
import type { OAuthFailure } from '../../../gitlab/session/oauth/oauth-failure';
import type { Revocation } from '../../../gitlab/session/session-store';
import { ExternalButton } from '../../../ui/controls/external-link';
import { Banner } from '../../../ui/feedback/banner';

/** Why GitLab's answer led to no sign-in. */
export function FailureBanner({ failure }: { readonly failure: OAuthFailure }) {
  const t = useTranslations('oauth');
  const { code, said } = failure;
  const isMild = code === 'denied' || code === 'elsewhere';
  return (
    <Banner tone={isMild ? 'info' : 'danger'} title={t(`failures.${code}.title`)}>
      {t(`failures.${code}.text`)}
      {said !== null && !isMild && (
        <div style={{ overflowWrap: 'anywhere' }}>{t('said', { said })}</div>
      )}
    </Banner>
  );
}

/** Whether GitLab has ended what it gave, after signing out. */
export function EndedBanner({ revocation }: { readonly revocation: Revocation }) {
  const t = useTranslations('oauth.ended');
  const { state, instance } = revocation;
  return (
    <Banner
      tone={state === 'failed' ? 'caution' : 'info'}
      title={t(`${state}.title`)}
      actions={
        state === 'failed' ? (
          <ExternalButton href={authorizedApplicationsUrl(instance)} size="small">
            {t('failed.action')}
          </ExternalButton>
        ) : undefined
      }
    >
      {t(`${state}.text`)}
    </Banner>
  );
}

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newTokenUrl } from '../../gitlab/session/instance-url';
import type { Session } from '../../gitlab/session/session';
import { localDay, daysBetween } from '../../lib/days';
import { isPageSecure } from '../../lib/page-secure';
import { Banner } from '../../ui/feedback/banner';
import { ExternalButton } from '../../ui/controls/external-link';

const WARN_DAYS = 14;

/** Says when the token cannot change seats, expires soon, or has unknown scopes, and when the page is not secure. */
export function SessionBanners({ session }: { readonly session: Session }) {
  const t = useTranslations('shell');
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const dismiss = (key: string) => setDismissed((before) => new Set(before).add(key));
  const { scopes, expiresOn } =
    session.rights === 'asking' ? { scopes: undefined, expiresOn: null } : session.rights;
  const daysLeft = expiresOn === null ? null : daysBetween(localDay(new Date()), expiresOn);
  const newToken = (
    <ExternalButton href={newTokenUrl(session.instance)} size="small">
      {t('newToken')}
    </ExternalButton>
  );
  return (
    <>
      {!isPageSecure() && (
        <Banner tone="danger" title={t('plainHttpTitle')}>
          {t('plainHttpText')}
        </Banner>
      )}
      {session.rights !== 'asking' && !session.canWrite && isPageSecure() && (
        <Banner tone="info" title={t('readOnlyTitle')} actions={newToken}>
          {t('readOnlyText')}
        </Banner>
      )}
      {daysLeft !== null && daysLeft <= WARN_DAYS && !dismissed.has('expiry') && (
        <Banner
          tone="caution"
          title={t('expiryTitle')}
          actions={newToken}
          onDismiss={() => dismiss('expiry')}
        >
          {t('expiryText', { days: Math.max(0, daysLeft) })}
        </Banner>
      )}
      {scopes === null && !dismissed.has('scopes') && (
        <Banner tone="info" title={t('scopesTitle')} onDismiss={() => dismiss('scopes')}>
          {t('scopesText')}
        </Banner>
      )}
    </>
  );
}

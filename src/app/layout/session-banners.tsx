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
  const tokens = useTranslations('tokens');
  const { kind, scopes, expiresOn } =
    session.rights === 'asking'
      ? { kind: 'unknown', scopes: undefined, expiresOn: null }
      : session.rights;
  const isFineGrained = kind === 'fine-grained';
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
      {isFineGrained && (
        <Banner tone="caution" title={tokens('fineGrained.title')}>
          {tokens('fineGrained.text')} {tokens('wayOut.classic')}
        </Banner>
      )}
      {session.rights !== 'asking' && !session.canWrite && isPageSecure() && !isFineGrained && (
        <Banner
          tone="info"
          title={t('readOnlyTitle')}
          actions={kind === 'oauth' ? undefined : newToken}
        >
          {kind === 'oauth' ? tokens('oauthReadOnlyText') : t('readOnlyText')}
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
      {scopes === null && !isFineGrained && !dismissed.has('scopes') && (
        <Banner tone="info" title={t('scopesTitle')} onDismiss={() => dismiss('scopes')}>
          {t('scopesText')}
        </Banner>
      )}
    </>
  );
}

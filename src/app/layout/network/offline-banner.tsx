import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '../../../ui/feedback/banner';
import { useAnnounce } from '../../../ui/feedback/live-region';
import { useOnline } from './use-online';

/** Tells that there is no network, for as long as it is so; `onBack` is called when it is back. */
export function OfflineBanner({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('network');
  const announce = useAnnounce();
  const online = useOnline();
  const was = useRef(online);

  useEffect(() => {
    if (online && !was.current) {
      announce(t('back'));
      onBack();
    }
    was.current = online;
  }, [online, announce, onBack, t]);

  if (online) return null;
  return (
    <Banner tone="caution" title={t('offlineTitle')}>
      {t('offlineText')}
    </Banner>
  );
}

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSessionStore } from '../../../gitlab/session/session-context';
import { forgetEverything } from '../../../storage/forget-everything';
import { isAnyRunUnderWay } from '../../../storage/run-lock';
import { Banner } from '../../../ui/feedback/banner';
import { ConfirmDialog } from '../../../ui/feedback/confirm-dialog';
import { showForgotten } from '../sign-in-address';

const PARTS = ['journal', 'protected', 'figures', 'entries', 'settings', 'session'] as const;

/** Says what this app keeps in this browser, and deletes all of it. */
export function ForgetDialog({ onCancel }: { readonly onCancel: () => void }) {
  const t = useTranslations('shell.forget');
  const store = useSessionStore();
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(false);
  const [underWay, setUnderWay] = useState<boolean | null>(null);

  useEffect(() => {
    isAnyRunUnderWay(navigator.locks).then(setUnderWay, () => setUnderWay(false));
  }, []);

  async function forget() {
    setPending(true);
    setFailed(false);
    try {
      // Other tabs first: they could write again afterwards.
      store.forget();
      await forgetEverything();
      showForgotten();
    } catch {
      setFailed(true);
      setPending(false);
    }
  }

  if (underWay === null) return null;
  return (
    <ConfirmDialog
      destructive
      title={t('title')}
      confirmLabel={t('confirm')}
      confirmDisabled={underWay}
      pending={pending}
      error={failed ? t('failed') : null}
      onConfirm={() => void forget()}
      onCancel={onCancel}
    >
      {underWay && (
        <Banner tone="caution" title={t('underWayTitle')}>
          {t('underWay')}
        </Banner>
      )}
      <p>{t('text')}</p>
      <ul style={{ margin: '8px 0', paddingInlineStart: 20, listStyle: 'disc' }}>
        {PARTS.map((part) => (
          <li key={part}>{t(part)}</li>
        ))}
      </ul>
      <p>{t('gitlab')}</p>
    </ConfirmDialog>
  );
}

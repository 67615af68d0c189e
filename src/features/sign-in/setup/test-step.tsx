import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OAuthApplication } from '../../../gitlab/app-config';
import type { TestResult } from '../../../gitlab/session/oauth/arrival';
import { depart } from '../../../gitlab/session/oauth/departure';
import { OAuthFailure } from '../../../gitlab/session/oauth/oauth-failure';
import { readPending } from '../../../gitlab/session/oauth/pending';
import { type Probe, probeApplication } from '../../../gitlab/session/oauth/probe';
import { Button } from '../../../ui/controls/button';
import { Banner } from '../../../ui/feedback/banner';
import { BusyIcon } from '../../../ui/feedback/busy-icon';
import { tabStorage } from '../../../storage/tab-storage';
import styles from './setup.module.css';

type Outcome = {
  readonly found:
    | Probe['found']
    | 'works'
    | 'confidential'
    | 'notBack'
    | 'denied'
    | 'stale'
    | 'unexpected'
    | 'storage';
  readonly said: string | null;
};

const GOOD: readonly Outcome['found'][] = ['ready', 'works'];

/** What the way to GitLab and back came to, where this page was opened by it. */
function outcomeOfWay(): Outcome | null {
  if (readPending(tabStorage())?.purpose === 'test') return { found: 'notBack', said: null };
  const { usr } = (window.history.state ?? {}) as { readonly usr?: Partial<TestResult> | null };
  const tested = usr?.tested;
  if (tested === undefined) return null;
  const said = usr?.said ?? null;
  // GitLab has asked for consent, so it knows the application.
  if (tested === 'client') return { found: 'confidential', said };
  return { found: tested === 'elsewhere' ? 'unexpected' : tested, said };
}

type TestStepProps = {
  /** Null until it is named. */
  readonly application: OAuthApplication | null;
};

/** Says in words what is wrong with the setup. */
export function TestStep({ application }: TestStepProps) {
  const t = useTranslations('setup.test');
  const [outcome, setOutcome] = useState<Outcome | null>(outcomeOfWay);
  const [isBusy, setBusy] = useState(false);

  // Back from GitLab by the browser's button, the page is as it was left.
  useEffect(() => {
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (persisted) setOutcome(outcomeOfWay());
    };
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, []);

  async function ask() {
    if (application === null || isBusy) return;
    setBusy(true);
    setOutcome(null);
    setOutcome(await probeApplication(application));
    setBusy(false);
  }

  async function go() {
    if (application === null) return;
    const departure = { keep: false, readOnly: false, from: null, purpose: 'test' } as const;
    try {
      await depart(application, { storage: tabStorage(), ...departure });
    } catch (error) {
      const isKnown = error instanceof OAuthFailure && error.code === 'storage';
      setOutcome({ found: isKnown ? 'storage' : 'refused', said: null });
    }
  }

  return (
    <section className={styles.step}>
      <h2 className={styles.subtitle}>{t('title')}</h2>
      <p className={styles.text}>{t('text')}</p>
      <div className={styles.actions}>
        <Button
          variant="contained"
          disabled={application === null}
          aria-disabled={isBusy}
          startIcon={isBusy ? <BusyIcon /> : undefined}
          onClick={() => void ask()}
        >
          {t('ask')}
        </Button>
        <Button disabled={application === null} onClick={() => void go()}>
          {t('go')}
        </Button>
      </div>
      {application === null && <p className={styles.text}>{t('needsClient')}</p>}
      <div role="status">
        {isBusy && <p className={styles.text}>{t('asking')}</p>}
        {outcome && <OutcomeBanner outcome={outcome} />}
      </div>
    </section>
  );
}

function OutcomeBanner({ outcome: { found, said } }: { readonly outcome: Outcome }) {
  const t = useTranslations('setup.test');
  const oauth = useTranslations('oauth');
  const tone = GOOD.includes(found) ? 'info' : found === 'notBack' ? 'caution' : 'danger';
  return (
    <Banner tone={tone} title={t(`${found}.title`)}>
      {t(`${found}.text`)}
      {found === 'notBack' && (
        <ul className={styles.links}>
          <li>{t('notBack.redirect')}</li>
          <li>{t('notBack.scope')}</li>
          <li>{t('notBack.unknown')}</li>
          <li>{t('notBack.admin')}</li>
        </ul>
      )}
      {said !== null && <p style={{ overflowWrap: 'anywhere' }}>{oauth('said', { said })}</p>}
    </Banner>
  );
}

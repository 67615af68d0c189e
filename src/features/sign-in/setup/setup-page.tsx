import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { applicationAt } from '../../../gitlab/app-config';
import { parseInstanceUrl } from '../../../gitlab/session/instance-url';
import { ButtonLink } from '../../../ui/controls/button';
import { TextField } from '../../../ui/controls/field';
import { useAppConfig } from '../../shared/config-context';
import { usePageTitle } from '../../shared/use-page-title';
import { SignInFrame } from '../sign-in-frame';
import { ConfigStep } from './config-step';
import { RegisterStep } from './register-step';
import styles from './setup.module.css';
import { TestStep } from './test-step';

/** Helps the administrator of this page to register it at a GitLab, and tests whether that worked. */
export function SetupPage() {
  const config = useAppConfig();
  const t = useTranslations('setup');
  usePageTitle(t('title'));
  const configured = config.oauth[0]?.instance ?? config.instance;
  const [url, setUrl] = useState<string>(configured ?? 'https://gitlab.com');
  const [group, setGroup] = useState('');
  const parsed = parseInstanceUrl(url);
  const instance = parsed.ok ? parsed.url : null;
  const known = instance === null ? null : applicationAt(config, instance);
  const [typed, setTyped] = useState<string | null>(null);
  const [namespace, setNamespace] = useState('');
  const clientId = (typed ?? known?.clientId ?? '').trim();
  const given = /^[1-9]\d*$/.test(namespace) ? Number(namespace) : null;
  const rootNamespaceId = given ?? known?.rootNamespaceId ?? null;
  return (
    <SignInFrame>
      <article className={styles.page}>
        <header>
          <h1 className={styles.title}>{t('title')}</h1>
          <p className={styles.text}>{t('lead')}</p>
        </header>
        <section className={styles.step}>
          <h2 className={styles.subtitle}>{t('gitlab.title')}</h2>
          <TextField
            label={t('gitlab.url')}
            type="url"
            value={url}
            invalid={instance === null}
            {...(instance === null ? { help: t('gitlab.invalid') } : {})}
            onChange={(event) => setUrl(event.target.value)}
          />
          <TextField
            label={t('gitlab.group')}
            help={t('gitlab.groupHelp')}
            value={group}
            onChange={(event) => setGroup(event.target.value)}
          />
        </section>
        <RegisterStep instance={instance} group={group} />
        <ConfigStep
          instance={instance}
          clientId={typed ?? known?.clientId ?? ''}
          onClientId={setTyped}
          namespace={namespace}
          onNamespace={setNamespace}
          rootNamespaceId={rootNamespaceId}
        />
        <TestStep
          application={
            instance === null || clientId === '' ? null : { instance, clientId, rootNamespaceId }
          }
        />
        <div>
          <ButtonLink variant="text" href={`${import.meta.env.BASE_URL}sign-in`}>
            {t('back')}
          </ButtonLink>
        </div>
      </article>
    </SignInFrame>
  );
}

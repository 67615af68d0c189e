import { useTranslations } from 'use-intl';
import {
  authorizedApplicationsUrl,
  type InstanceUrl,
  isGitLabCom,
} from '../../../gitlab/session/instance-url';
import { redirectUriOf } from '../../../gitlab/session/oauth/protocol';
import { CopyButton } from '../../../ui/controls/copy-button';
import { ExternalLink } from '../../../ui/controls/external-link';
import styles from './setup.module.css';

const NAME = 'Duo Seats';

type RegisterStepProps = {
  /** Null while none is named. */
  readonly instance: InstanceUrl | null;
  /** The full path of a group whose Owner registers it; may be empty. */
  readonly group: string;
};

/** Where an application is registered, and with what. */
export function RegisterStep({ instance, group }: RegisterStepProps) {
  const t = useTranslations('setup.register');
  const redirectUri = redirectUriOf();
  const path = group
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/');
  return (
    <section className={styles.step}>
      <h2 className={styles.subtitle}>{t('title')}</h2>
      <p className={styles.text}>{t('where')}</p>
      {instance !== null && (
        <ul className={styles.links}>
          <li>
            <ExternalLink href={authorizedApplicationsUrl(instance)}>{t('user')}</ExternalLink>
          </li>
          {path !== '' && (
            <li>
              <ExternalLink href={`${instance}/groups/${path}/-/settings/applications`}>
                {t('groupPage')}
              </ExternalLink>
            </li>
          )}
          {!isGitLabCom(instance) && (
            <li>
              <ExternalLink href={`${instance}/admin/applications/new`}>
                {t('instance')}
              </ExternalLink>
            </li>
          )}
        </ul>
      )}
      <dl className={styles.values}>
        <dt>{t('name')}</dt>
        <dd>
          <code>{NAME}</code> <CopyButton text={NAME} label={t('copyName')} />
        </dd>
        <dt>{t('redirect')}</dt>
        <dd>
          <code>{redirectUri}</code> <CopyButton text={redirectUri} label={t('copyRedirect')} />
          <p className={styles.text}>{t('redirectHelp')}</p>
        </dd>
        <dt>{t('confidential')}</dt>
        <dd>{t('confidentialOff')}</dd>
        <dt>{t('scopes')}</dt>
        <dd>
          <code>api</code> <code>read_api</code>
          <p className={styles.text}>{t('scopesHelp')}</p>
        </dd>
      </dl>
    </section>
  );
}

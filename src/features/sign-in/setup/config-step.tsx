import { useTranslations } from 'use-intl';
import type { InstanceUrl } from '../../../gitlab/session/instance-url';
import { CopyButton } from '../../../ui/controls/copy-button';
import { TextField } from '../../../ui/controls/field';
import styles from './setup.module.css';

type ConfigStepProps = {
  readonly instance: InstanceUrl | null;
  readonly clientId: string;
  readonly onClientId: (clientId: string) => void;
  /** As typed. */
  readonly namespace: string;
  readonly onNamespace: (namespace: string) => void;
  readonly rootNamespaceId: number | null;
};

/** What the file beside this page has to say. */
export function ConfigStep(props: ConfigStepProps) {
  const { instance, clientId, onClientId, namespace, onNamespace, rootNamespaceId } = props;
  const t = useTranslations('setup.config');
  const application = {
    url: instance ?? '…',
    clientId: clientId.trim() === '' ? '…' : clientId.trim(),
    ...(rootNamespaceId === null ? {} : { rootNamespaceId }),
  };
  const text = JSON.stringify({ oauth: [application] }, null, 2);
  return (
    <section className={styles.step}>
      <h2 className={styles.subtitle}>{t('title')}</h2>
      <TextField
        label={t('clientId')}
        help={t('clientIdHelp')}
        value={clientId}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onClientId(event.target.value)}
      />
      <TextField
        label={t('namespace')}
        help={t('namespaceHelp')}
        value={namespace}
        inputMode="numeric"
        onChange={(event) => onNamespace(event.target.value)}
      />
      <p className={styles.text}>{t('text')}</p>
      <pre className={styles.code}>{text}</pre>
      <div>
        <CopyButton text={text} label={t('copy')} />
      </div>
    </section>
  );
}

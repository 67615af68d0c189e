import { useTranslations } from 'use-intl';
import type { Finding } from '../../gitlab/check/finding';
import styles from './check-panel.module.css';

/** What a finding means for the person, and what of GitLab's own belongs to it. */
export function FindingMeaning({ finding }: { readonly finding: Finding }) {
  const t = useTranslations('check');
  const { meaning, facts, parts, text, status } = finding;
  return (
    <div className={styles.meaning}>
      <p>
        {t(`meanings.${meaning}`, { ...NO_FACTS, ...facts, others: facts['others'] || 'none' })}
      </p>
      {parts.length > 0 && (
        <ul className={styles.parts}>
          {parts.map(({ name, handled }) => (
            <li key={name}>
              <code>{name}</code> {t(`parts.${handled ?? 'unhandled'}`)}
            </li>
          ))}
        </ul>
      )}
      {text !== null && (
        <p>
          {t('text')} <q>{text}</q>
          {status !== null && <> ({t('status', { status: String(status) })})</>}
        </p>
      )}
    </div>
  );
}

/** Each meaning fills in its own; the words of the others do not ask for these. */
const NO_FACTS = {
  assigned: 0,
  both: 0,
  count: 0,
  eligible: 0,
  free: 0,
  holders: 0,
  limit: 0,
  names: '',
  scopes: '',
  unknown: '',
  version: '',
};

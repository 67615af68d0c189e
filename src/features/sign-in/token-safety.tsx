import EndsIcon from '@mui/icons-material/LogoutOutlined';
import GoesIcon from '@mui/icons-material/SyncAltOutlined';
import LivesIcon from '@mui/icons-material/TabOutlined';
import { useTranslations } from 'use-intl';
import styles from './token-safety.module.css';

const REASONS = [
  { key: 'lives', Icon: LivesIcon },
  { key: 'goes', Icon: GoesIcon },
  { key: 'ends', Icon: EndsIcon },
] as const;

/** Where the token lives, where it goes, how to end it. */
export function TokenSafety() {
  const t = useTranslations('signIn.safety');
  return (
    <section>
      <h2 className={styles.title}>{t('title')}</h2>
      <ul className={styles.list}>
        {REASONS.map(({ key, Icon }) => (
          <li key={key} className={styles.item}>
            <Icon className={styles.icon} fontSize="inherit" aria-hidden="true" />
            <div>
              <span className={styles.name}>{t(`${key}.title`)}</span>
              <span className={styles.text}>{t(`${key}.text`)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

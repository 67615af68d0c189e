import ExpectedIcon from '@mui/icons-material/CheckCircleOutlined';
import DifferentIcon from '@mui/icons-material/ErrorOutlineOutlined';
import MissingIcon from '@mui/icons-material/InfoOutlined';
import NotAskedIcon from '@mui/icons-material/WarningAmberOutlined';
import { useTranslations } from 'use-intl';
import type { Finding, FindingState } from '../../gitlab/check/finding';
import { BusyIcon } from '../../ui/feedback/busy-icon';
import styles from './check-panel.module.css';

const ICONS = {
  expected: ExpectedIcon,
  missing: MissingIcon,
  different: DifferentIcon,
  'not-asked': NotAskedIcon,
} as const;

type StateMarkProps = { readonly state: FindingState | 'asking' | 'waiting' };

/** The state of a finding, with an icon. */
export function StateMark({ state }: StateMarkProps) {
  const t = useTranslations('check.states');
  const Icon = state === 'asking' || state === 'waiting' ? null : ICONS[state];
  return (
    <span className={styles.state} data-state={state}>
      {Icon && <Icon fontSize="small" aria-hidden="true" />}
      {state === 'asking' && <BusyIcon />}
      {t(state)}
    </span>
  );
}

/** What a finding means, with GitLab's own message. */
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

/** Each meaning overrides the facts that its message needs. */
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

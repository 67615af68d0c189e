import ExpectedIcon from '@mui/icons-material/CheckCircleOutlined';
import DifferentIcon from '@mui/icons-material/ErrorOutlineOutlined';
import MissingIcon from '@mui/icons-material/InfoOutlined';
import NotAskedIcon from '@mui/icons-material/WarningAmberOutlined';
import { useTranslations } from 'use-intl';
import type { FindingState } from '../../gitlab/check/finding';
import { BusyIcon } from '../../ui/feedback/busy-icon';
import styles from './check-panel.module.css';

const ICONS = {
  expected: ExpectedIcon,
  missing: MissingIcon,
  different: DifferentIcon,
  'not-asked': NotAskedIcon,
} as const;

type StateMarkProps = { readonly state: FindingState | 'asking' | 'waiting' };

/** A result in words, with an icon beside it. */
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

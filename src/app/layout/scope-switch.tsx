import UnfoldIcon from '@mui/icons-material/UnfoldMore';
import Button from '@mui/material/Button';
import { Link, useMatch } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { useSession } from '../../gitlab/session/session-context';
import { useOwnedGroups } from '../../gitlab/use-owned-groups';
import styles from './layout.module.css';

/** Names the group or instance one is in, and leads to the others. */
export function ScopeSwitch() {
  const t = useTranslations('groups');
  const { instance } = useSession();
  const inGroup = useMatch('/groups/:fullPath/*');
  const inInstance = useMatch('/instance/*');
  const groups = useOwnedGroups();
  if (!inGroup && !inInstance) return null;
  const path = inGroup?.params.fullPath ?? '';
  const own =
    groups.kind === 'ready' ? groups.groups.find((group) => group.fullPath === path) : undefined;
  const name = inInstance ? new URL(instance).host : (own?.name ?? path);
  return (
    <span className={styles.scope}>
      <span className={styles.slash} aria-hidden="true">
        /
      </span>
      <Button
        component={Link}
        to="/groups"
        variant="text"
        size="small"
        aria-label={t('switchFrom', { name })}
        endIcon={<UnfoldIcon />}
      >
        <span className={styles.scopeName}>{name}</span>
      </Button>
    </span>
  );
}

import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslations } from 'use-intl';
import styles from './activity-page.module.css';
import type { useShownRuns } from './use-shown-runs';

type ActivityExtentProps = Pick<
  ReturnType<typeof useShownRuns>,
  'extent' | 'show' | 'scope' | 'mayShowBrowser'
>;

/** The choice of runs: those of this group, of all groups, and also of others in this browser. */
export function ActivityExtent({ extent, show, scope, mayShowBrowser }: ActivityExtentProps) {
  const t = useTranslations('activity');
  return (
    <div className={styles.extent} data-no-print>
      {scope && (
        <ToggleButtonGroup
          size="small"
          exclusive
          value={extent === 'scope' ? 'scope' : 'all'}
          aria-label={t('extent.label')}
          onChange={(_event, next: 'scope' | 'all' | null) => {
            if (next) show(next === 'all' ? 'own' : 'scope');
          }}
        >
          <ToggleButton value="scope">{t(`extent.${scope.kind}`)}</ToggleButton>
          <ToggleButton value="all">{t('extent.all')}</ToggleButton>
        </ToggleButtonGroup>
      )}
      {mayShowBrowser && extent !== 'scope' && (
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={extent === 'browser'}
              onChange={(_event, checked) => show(checked ? 'browser' : 'own')}
            />
          }
          label={t('showAll')}
        />
      )}
    </div>
  );
}

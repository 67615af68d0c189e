import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useTranslations } from 'use-intl';
import type { PlanOrder, Shortfall, ShortfallChoice } from '../../../domain/plan/plan';
import { Banner } from '../../../ui/feedback/banner';
import { ExternalButton } from '../../../ui/controls/external-link';
import styles from './plan-shortfall.module.css';
import { CUSTOMERS_PORTAL, SALES } from '../../shared/purchase/purchase-links';

type PlanShortfallProps = {
  readonly shortfall: Shortfall;
  /** A swap can do its removals alone; other plans have Cancel for that. */
  readonly mayAssignNobody: boolean;
  readonly onChoose: (choice: ShortfallChoice) => void;
  readonly onMakeRoom?: (() => void) | undefined;
};

const ORDERS: readonly PlanOrder[] = ['given', 'name', 'last-activity', 'last-duo-activity'];

/** More seats are wanted than there are: who gets one, or where more come from. */
export function PlanShortfall(props: PlanShortfallProps) {
  const { shortfall, mayAssignNobody, onChoose, onMakeRoom } = props;
  const t = useTranslations('bulk');
  const { wanted, available, missing, choice } = shortfall;
  return (
    <Banner
      tone="caution"
      title={t('shortTitle')}
      actions={
        <>
          {onMakeRoom && (
            <Button size="small" onClick={onMakeRoom}>
              {t('makeRoom')}
            </Button>
          )}
          <ExternalButton href={CUSTOMERS_PORTAL} size="small">
            {t('buySeats')}
          </ExternalButton>
          <ExternalButton href={SALES} size="small" variant="text">
            {t('outcome.sales')}
          </ExternalButton>
        </>
      }
    >
      <p>{t('shortText', { wanted, available, missing })}</p>
      {available > 0 && mayAssignNobody && (
        <FormControl className={styles.choices ?? ''}>
          <RadioGroup
            aria-label={t('shortChoice')}
            value={choice.kind}
            onChange={(_event, kind) =>
              onChoose(kind === 'cancel' ? { kind } : { kind: 'take-first', order: 'given' })
            }
          >
            <FormControlLabel
              value="take-first"
              control={<Radio />}
              label={t('takeFirst', { count: available })}
            />
            <FormControlLabel value="cancel" control={<Radio />} label={t('takeNobody')} />
          </RadioGroup>
        </FormControl>
      )}
      {available > 0 && choice.kind === 'take-first' && (
        <TextField
          select
          className={styles.order ?? ''}
          label={t('shortOrder')}
          value={choice.order}
          onChange={(event) => {
            const order = ORDERS.find((one) => one === event.target.value);
            if (order) onChoose({ kind: 'take-first', order });
          }}
        >
          {ORDERS.map((order) => (
            <MenuItem key={order} value={order}>
              {t(`orders.${order}`)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Banner>
  );
}

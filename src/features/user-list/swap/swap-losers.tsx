import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { Day } from '../../../lib/days';
import type { SeatUser } from '../../../domain/seat-user';
import { LoserNames, type NobodyLoses } from './loser-names';
import type { SwapCandidates, SwapRule } from './swap';
import styles from './swap-dialog.module.css';
import { SwapReasons } from './swap-reasons';

export type LoserChoice = {
  readonly from: 'rule' | 'selected';
  readonly rule: SwapRule;
  /** As many seats as are wanted, or all that the rule finds. */
  readonly amount: 'needed' | 'all';
};

type SwapLosersProps = {
  readonly choice: LoserChoice;
  readonly onChoice: (choice: LoserChoice) => void;
  readonly byRule: SwapCandidates;
  readonly bySelection: Pick<SwapCandidates, 'users' | 'protected'>;
  /** Who will lose a seat as things stand. */
  readonly losers: readonly SeatUser[];
  /** Why nobody does, for when that is so. */
  readonly why: NobodyLoses;
  readonly today: Day;
};

/** Whose seats are freed, and how many. */
export function SwapLosers(props: SwapLosersProps) {
  const { choice, onChoice, byRule, bySelection, losers, why, today } = props;
  const t = useTranslations('userList.swap');
  const id = useId();
  const found = choice.from === 'rule' ? byRule : bySelection;
  return (
    <section className={styles.side} aria-labelledby={`${id}-losers`}>
      <h3 id={`${id}-losers`} className={styles.heading}>
        {t('losers')}
      </h3>
      <RadioGroup
        aria-labelledby={`${id}-losers`}
        value={choice.from}
        onChange={(_event, value) =>
          onChoice({ ...choice, from: value === 'selected' ? 'selected' : 'rule' })
        }
      >
        <FormControlLabel value="rule" control={<Radio />} label={t('byRule')} />
        {choice.from === 'rule' && (
          <SwapReasons
            rule={choice.rule}
            counts={byRule.counts}
            onRule={(rule) => onChoice({ ...choice, rule })}
          />
        )}
        <FormControlLabel
          value="selected"
          control={<Radio />}
          label={t('selectedHolders', { count: bySelection.users.length })}
        />
      </RadioGroup>
      {found.protected > 0 && (
        <p className={styles.remark}>{t('protected', { count: found.protected })}</p>
      )}
      {choice.from === 'rule' && byRule.unreported > 0 && (
        <p className={styles.remark}>{t('untold', { count: byRule.unreported })}</p>
      )}
      <FormControl>
        <FormLabel id={`${id}-amount`}>{t('amount')}</FormLabel>
        <RadioGroup
          aria-labelledby={`${id}-amount`}
          value={choice.amount}
          onChange={(_event, value) =>
            onChoice({ ...choice, amount: value === 'all' ? 'all' : 'needed' })
          }
        >
          <FormControlLabel value="needed" control={<Radio />} label={t('needed')} />
          <FormControlLabel
            value="all"
            control={<Radio />}
            label={t('all', { count: found.users.length })}
          />
        </RadioGroup>
      </FormControl>
      <LoserNames users={losers} today={today} why={why} />
    </section>
  );
}

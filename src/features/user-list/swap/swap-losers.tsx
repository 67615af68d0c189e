import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import InputAdornment from '@mui/material/InputAdornment';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReclaimReason } from '../../../domain/reclaim/candidates';
import { DEFAULT_POLICY, MAX_POLICY_DAYS } from '../../../domain/reclaim/policy';
import type { SeatUser } from '../../../domain/seat-user';
import type { Day } from '../../../lib/days';
import { RelativeDay } from '../../../ui/data/relative-day';
import { useUserStateLabel } from '../../shared/use-user-state-label';
import { SWAP_REASONS, type SwapCandidates, type SwapRule } from './swap';
import dialog from './swap-dialog.module.css';
import styles from './swap-losers.module.css';

type NobodyLoses = 'nobodyWaitsYet' | 'enoughFree' | 'nobodyFound';

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
  /** The users who lose a seat by this choice. */
  readonly losers: readonly SeatUser[];
  /** Why nobody does, where that is so. */
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
    <section className={dialog.side} aria-labelledby={`${id}-losers`}>
      <h3 id={`${id}-losers`} className={dialog.heading}>
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
        <p className={dialog.remark}>{t('protected', { count: found.protected })}</p>
      )}
      {choice.from === 'rule' && byRule.grace > 0 && (
        <p className={dialog.remark}>
          {t('grace', { count: byRule.grace, days: DEFAULT_POLICY.graceDays })}
        </p>
      )}
      {choice.from === 'rule' && byRule.unreported > 0 && (
        <p className={dialog.remark}>{t('untold', { count: byRule.unreported })}</p>
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

type SwapReasonsProps = {
  readonly rule: SwapRule;
  readonly counts: Readonly<Record<ReclaimReason, number>>;
  readonly onRule: (rule: SwapRule) => void;
};

/** Which idle seats may be freed, in the order in which they are freed. */
function SwapReasons({ rule, counts, onRule }: SwapReasonsProps) {
  const t = useTranslations('userList.swap');
  const [typed, setTyped] = useState(String(rule.idleDays));
  const days = readDays(typed);

  function toggle(reason: ReclaimReason, on: boolean) {
    const reasons = new Set(rule.reasons);
    if (on) reasons.add(reason);
    else reasons.delete(reason);
    onRule({ ...rule, reasons });
  }

  function type(next: string) {
    setTyped(next);
    const idleDays = readDays(next);
    if (idleDays !== null) onRule({ ...rule, idleDays });
  }

  return (
    <div className={styles.reasons} role="group" aria-label={t('order')}>
      {SWAP_REASONS.map((reason) => (
        <div key={reason} className={styles.reason}>
          <FormControlLabel
            control={
              <Checkbox
                checked={rule.reasons.has(reason)}
                onChange={(event) => toggle(reason, event.target.checked)}
              />
            }
            label={t(`reasons.${reason}`, { count: counts[reason], days: rule.idleDays })}
          />
          {reason === 'idle' && (
            <TextField
              className={styles.days ?? ''}
              fullWidth={false}
              value={typed}
              error={days === null}
              onChange={(event) => type(event.target.value)}
              slotProps={{
                htmlInput: { 'aria-label': t('days'), inputMode: 'numeric', maxLength: 4 },
                input: {
                  endAdornment: <InputAdornment position="end">{t('daysUnit')}</InputAdornment>,
                },
              }}
            />
          )}
        </div>
      ))}
      {days === null && (
        <p role="alert" className={styles.wrong}>
          {t('daysWrong', { max: MAX_POLICY_DAYS })}
        </p>
      )}
    </div>
  );
}

function readDays(text: string): number | null {
  const days = Number(text);
  return /^\d+$/.test(text.trim()) && days <= MAX_POLICY_DAYS ? days : null;
}

type LoserNamesProps = {
  readonly users: readonly SeatUser[];
  readonly today: Day;
  /** Why nobody loses a seat, where that is so. */
  readonly why: NobodyLoses;
};

const NAMES_SHOWN = 100;

/** The users who lose a seat, with their latest Duo activity or their state. */
function LoserNames({ users, today, why }: LoserNamesProps) {
  const t = useTranslations('userList.swap');
  const stateLabel = useUserStateLabel();
  const title = t('who', { count: users.length });
  return (
    <div className={styles.box}>
      <p className={styles.title}>
        <span>{title}</span>
        {users.length > 0 && <span className={styles.quiet}>{t('lastDuo')}</span>}
      </p>
      <div className={styles.names} role="region" aria-label={title} tabIndex={0}>
        {users.length === 0 && <p className={styles.quiet}>{t(why)}</p>}
        <ol>
          {users.slice(0, NAMES_SHOWN).map((user) => (
            <li key={user.id}>
              <span className={styles.name}>
                <bdi>{user.name}</bdi> <span className={styles.quiet}>@{user.username}</span>
              </span>
              <span className={styles.quiet}>
                {user.state === 'active' ? (
                  <RelativeDay day={user.lastDuoActivityOn} today={today} />
                ) : (
                  stateLabel(user.state)
                )}
              </span>
            </li>
          ))}
        </ol>
        {users.length > NAMES_SHOWN && (
          <p className={styles.quiet}>{t('andMore', { count: users.length - NAMES_SHOWN })}</p>
        )}
      </div>
    </div>
  );
}

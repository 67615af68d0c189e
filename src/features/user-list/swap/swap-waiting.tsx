import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { EmailAddresses } from '../../../gitlab/emails/email-addresses';
import { LookUpNote, UnknownEmailsNote } from '../list-notes';
import { MatchSummary } from '../match-summary';
import { UserListField } from '../user-list-field';
import styles from './swap-dialog.module.css';
import type { ImportedListInput } from '../use-imported-list';

type SwapWaitingProps = {
  readonly from: 'list' | 'picked';
  readonly onFrom: (from: 'list' | 'picked') => void;
  readonly input: ImportedListInput;
  readonly emails: EmailAddresses;
  /** Those who can get a seat: of the selected users, or of the plan that is short of seats. */
  readonly picked: { readonly from: 'selection' | 'plan'; readonly count: number };
};

/** The users who get the seats. */
export function SwapWaiting(props: SwapWaitingProps) {
  const { from, onFrom, input, emails, picked } = props;
  const t = useTranslations('userList.swap');
  const list = useTranslations('userList.people');
  const id = useId();
  return (
    <section className={styles.side} aria-labelledby={`${id}-waiting`}>
      <h3 id={`${id}-waiting`} className={styles.heading}>
        {t('waitingList')}
      </h3>
      <RadioGroup
        aria-labelledby={`${id}-waiting`}
        value={from}
        onChange={(_event, value) => onFrom(value === 'picked' ? 'picked' : 'list')}
      >
        <FormControlLabel value="list" control={<Radio />} label={t('fromList')} />
        <FormControlLabel
          value="picked"
          control={<Radio />}
          label={t(picked.from === 'plan' ? 'planned' : 'selectedWithout', {
            count: picked.count,
          })}
        />
      </RadioGroup>
      {from === 'list' && (
        <>
          <UserListField input={input} label={list('label')} rows={6} />
          <MatchSummary input={input} />
          <UnknownEmailsNote emails={emails} state={input.state} />
          <LookUpNote list={input.list} state={input.state} />
        </>
      )}
    </section>
  );
}

import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useId, useState, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { mailMergeCsv, mailtoLink, MAX_MAILTO_LENGTH } from '../../domain/reclaim/reclaim-export';
import {
  lastUseOf,
  LEFT_OUT,
  MESSAGE_KINDS,
  type MessageKind,
  type Reader,
  recipientsOf,
} from '../../domain/reclaim/recipients';
import type { SeatUser } from '../../domain/seat-user';
import type { EmailAddresses } from '../../gitlab/emails/email-addresses';
import { type Day, daysBefore, isDay, toDate } from '../../lib/days';
import { CSV_TYPE, fileName, saveFile } from '../../lib/save-file';
import { CopyButton } from '../../ui/controls/copy-button';
import { EmailsNote } from '../shared/emails/emails';
import styles from './reclaim.module.css';

export type MessageDialogProps = {
  readonly users: readonly SeatUser[];
  readonly scope: string;
  readonly product: string;
  readonly days: number;
  readonly today: Day;
  /** The events of the users whose light use counts as idle, and in how many days. */
  readonly light: { readonly events: ReadonlyMap<string, number>; readonly days: number };
  /** Their addresses were handed over, so that they are about to be written to. */
  readonly onWritten: (users: readonly SeatUser[], dueOn: Day) => void;
  readonly onClose: () => void;
  readonly emails: EmailAddresses;
};

const DAYS_TO_ANSWER = 7;

/**
 * A message to users before their seats are removed, one for those who are idle and one for those who never
 * used Duo. The mail program sends it, not this app.
 */
export function MessageDialog(props: MessageDialogProps) {
  const { users, scope, days, today, light, onWritten, onClose } = props;
  const t = useTranslations('reclaim.message');
  const id = useId();
  const recipients = recipientsOf(users, { today, idleDays: days, lightEvents: light.events });
  const kinds = MESSAGE_KINDS.filter((kind) => recipients[kind].length > 0);
  const [chosen, setChosen] = useState<MessageKind>(kinds[0] ?? 'idle');
  const { draft, dueOn, setDueOn, edit, textFor } = useDraft(props, chosen, recipients[chosen]);
  const readers = recipients[chosen];
  const addresses = readers.map(({ email }) => email);
  const withAddresses = mailtoLink({ ...draft, addresses });
  const fits = withAddresses.length <= MAX_MAILTO_LENGTH;
  const isReading =
    useSyncExternalStore(props.emails.subscribe, props.emails.getSnapshot).kind === 'loading';
  const noAddress = recipients.leftOut['no-address'];
  return (
    <Dialog open maxWidth="sm" fullWidth aria-labelledby={id} onClose={onClose}>
      <DialogTitle id={id}>
        {t('title', { count: kinds.reduce((sum, kind) => sum + recipients[kind].length, 0) })}
      </DialogTitle>
      <DialogContent className={styles.message}>
        <LeftOut leftOut={recipients.leftOut} days={days} />
        {(noAddress.length > 0 || isReading) && <EmailsNote emails={props.emails} />}
        {noAddress.length > 0 && (
          <div className={styles.copies}>
            <CopyButton
              text={() => {
                onWritten(noAddress, dueOn);
                return noAddress.map((user) => `@${user.username}`).join(' ');
              }}
              label={t('copyMentions', { count: noAddress.length })}
            />
          </div>
        )}
        {kinds.length > 0 && (
          <>
            <div className={styles.written}>
              <TextField
                type="date"
                label={t('dueOn')}
                value={dueOn}
                slotProps={{ htmlInput: { min: today } }}
                onChange={(event) => {
                  if (isDay(event.target.value)) setDueOn(event.target.value);
                }}
              />
              <ToggleButtonGroup
                exclusive
                size="small"
                aria-label={t('kindsLabel')}
                value={chosen}
                onChange={(_event, kind: MessageKind | null) => {
                  if (kind !== null) setChosen(kind);
                }}
              >
                {kinds.map((kind) => (
                  <ToggleButton key={kind} value={kind}>
                    {t(`kinds.${kind}`, { count: recipients[kind].length })}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
            </div>
            <TextField
              label={t('subjectLabel')}
              value={draft.subject}
              onChange={(event) => edit({ subject: event.target.value })}
            />
            <TextField
              label={t('bodyLabel')}
              value={draft.body}
              multiline
              minRows={7}
              onChange={(event) => edit({ body: event.target.value })}
            />
            <div className={styles.copies}>
              <CopyButton text={`${draft.subject}\n\n${draft.body}`} label={t('copyText')} />
              <CopyButton
                text={() => {
                  onWritten(readers, dueOn);
                  return addresses.join(', ');
                }}
                label={t('copyAddresses')}
              />
              <Button
                size="small"
                title={t('mailMergeHint')}
                onClick={() => {
                  onWritten(readers, dueOn);
                  saveFile(
                    fileName([scope, 'messages', chosen], 'csv'),
                    mailMergeCsv(readers, dueOn, textFor),
                    CSV_TYPE,
                  );
                }}
              >
                {t('mailMerge')}
              </Button>
            </div>
            {!fits && <p className={styles.quiet}>{t('tooMany')}</p>}
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
        {kinds.length > 0 && (
          <Button
            variant="contained"
            onClick={() => onWritten(readers, dueOn)}
            href={fits ? withAddresses : mailtoLink({ ...draft, addresses: [] })}
          >
            {t('open')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

type Text = { readonly subject: string; readonly body: string };

/** The text of the message for one kind of readers, and the day until which they are asked to answer. */
function useDraft(
  { scope, product, today, light }: MessageDialogProps,
  kind: MessageKind,
  readers: readonly Reader[],
) {
  const t = useTranslations('reclaim.message');
  const format = useFormatter();
  const long = (day: Day) => format.dateTime(toDate(day), { dateStyle: 'long', timeZone: 'UTC' });
  const [dueOn, changeDueOn] = useState(() => daysBefore(today, -DAYS_TO_ANSWER));
  const [edited, setEdited] = useState<Partial<Record<MessageKind, Text>>>({});
  /** What is true for all of them. */
  const since = lastUseOf(readers) ?? today;
  const eventsOf = ({ id }: Reader) => light.events.get(id) ?? 0;
  const most = Math.max(0, ...readers.map(eventsOf));
  const isSame = readers.every((reader) => eventsOf(reader) === most);
  const lightUse = (events: number, isMost = !isSame) =>
    t(isMost ? 'lightMost' : 'lightUse', { events, days: light.days });
  const subject = t('subject', { product, place: scope });
  const draft: Text = edited[kind] ?? {
    subject,
    body:
      kind === 'idle'
        ? t('idle', { product, place: scope, since: long(since), due: long(dueOn) })
        : kind === 'never'
          ? t('never', { product, place: scope, due: long(dueOn) })
          : t('light', { product, place: scope, due: long(dueOn), use: lightUse(most) }),
  };
  return {
    draft,
    dueOn,
    edit: (change: Partial<Text>) => setEdited({ ...edited, [kind]: { ...draft, ...change } }),
    setDueOn(day: Day) {
      changeDueOn(day);
      // The day is in the text that was edited, too.
      setEdited((before) =>
        Object.fromEntries(
          Object.entries(before).map(([key, text]) => [
            key,
            { ...text, body: text.body.replaceAll(long(dueOn), long(day)) },
          ]),
        ),
      );
    },
    /** For one reader, with the day on which this user last used Duo, or the user's own events. */
    textFor(reader: Reader): Text {
      const day = reader.lastDuoActivityOn;
      const { body } = draft;
      if (kind === 'light') {
        return {
          ...draft,
          body: body.replaceAll(lightUse(most), lightUse(eventsOf(reader), false)),
        };
      }
      return day ? { ...draft, body: body.replaceAll(long(since), long(day)) } : draft;
    },
  };
}

type LeftOutProps = {
  readonly leftOut: ReturnType<typeof recipientsOf>['leftOut'];
  readonly days: number;
};

/** Who gets no message, in numbers, and why. */
function LeftOut({ leftOut, days }: LeftOutProps) {
  const t = useTranslations('reclaim.message');
  const format = useFormatter();
  const reasons = LEFT_OUT.filter((reason) => leftOut[reason].length > 0).map((reason) =>
    t(`leftOut.${reason}`, { count: leftOut[reason].length, days }),
  );
  if (reasons.length === 0) return null;
  return <p className={styles.quiet}>{t('leftOutOf', { reasons: format.list(reasons) })}</p>;
}

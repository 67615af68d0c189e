import { useFormatter, useTranslations } from 'use-intl';
import type { CallView, RunSnapshot } from '../../../domain/run/engine/run-snapshot';
import styles from './run-details.module.css';

type RunDetailsProps = { readonly id: string; readonly run: RunSnapshot };

/** Counters and batches of a run under way. */
export function RunDetails({ id, run }: RunDetailsProps) {
  const t = useTranslations('bulk.run');
  const { tally, counters, calls } = run;
  const facts = [
    { label: t('seatsUsed'), value: t('seatsOf', seatsOf(counters)) },
    { label: t('tally.changed'), value: t('users', { count: tally.changed }) },
    { label: t('tally.already'), value: t('users', { count: tally['already-so'] }) },
    { label: t('tally.notEligible'), value: t('users', { count: tally['not-eligible'] }) },
    { label: t('tally.noSeat'), value: t('users', { count: tally['no-seat'] }) },
    { label: t('tally.failed'), value: t('users', { count: tally.failed }) },
    { label: t('tally.uncertain'), value: t('users', { count: run.uncertain }) },
    { label: t('emails'), value: t('emailsCount', { count: run.emails }) },
    { label: t('batchLimit'), value: t('users', { count: run.batchLimit }) },
    { label: t('atOnce'), value: t('callsCount', { count: run.concurrency }) },
  ];
  return (
    <div id={id} className={styles.details}>
      <dl className={styles.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div role="region" aria-label={t('batches')} tabIndex={0} className={styles.calls}>
        <table>
          <caption>{t('batches')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('columns.number')}</th>
              <th scope="col">{t('columns.users')}</th>
              <th scope="col">{t('columns.outcome')}</th>
              <th scope="col">{t('columns.time')}</th>
            </tr>
          </thead>
          <tbody>
            {calls.toReversed().map((call) => (
              <CallRow key={call.index} call={call} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function CallRow({ call }: { readonly call: CallView }) {
  const t = useTranslations('bulk.run');
  const format = useFormatter();
  const { index, users, action, state, code, sentAt, settledAt } = call;
  return (
    <tr data-state={state}>
      <th scope="row">{format.number(index + 1)}</th>
      <td>{t(`sent.${action}`, { count: users })}</td>
      <td>
        {t(`callStates.${state}`)}
        {code !== null && <CodeLabel code={code} />}
      </td>
      <td>
        {settledAt !== null && t('took', { seconds: Math.round((settledAt - sentAt) / 100) / 10 })}
      </td>
    </tr>
  );
}

/** Kinds of errors that have words; GitLab's own codes are shown as they are. */
const KINDS = [
  'auth',
  'rate',
  'network',
  'server',
  'limit',
  'schema',
  'canceled',
  'scope',
  'permission',
  'gone',
] as const;

function CodeLabel({ code }: { readonly code: string }) {
  const t = useTranslations('bulk.run.errors');
  const kind = KINDS.find((one) => one === code);
  return kind ? (
    <span className={styles.code}>: {t(kind)}</span>
  ) : (
    <>
      {' '}
      <code>{code}</code>
    </>
  );
}

function seatsOf({ assignedQuantity, purchasedQuantity }: RunSnapshot['counters']) {
  return { assigned: assignedQuantity, purchased: purchasedQuantity };
}

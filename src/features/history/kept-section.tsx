import { useId, useRef, useState, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { MOST_HISTORY_BYTES, readHistory, writeHistory } from '../../domain/history/history-file';
import { historySize, KEPT_DAYS } from '../../domain/history/retention';
import type { SeatHistory } from '../../domain/history/seat-snapshot';
import { fileName, JSON_TYPE, saveFile } from '../../lib/save-file';
import { historySetting } from '../../storage/history-settings';
import { Button } from '../../ui/controls/button';
import { Banner } from '../../ui/feedback/banner';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog';
import { historyChanged, type SeatPast, seatHistoryStore } from '../../workspace/seat-history';
import { useAppConfig } from '../shared/config-context';
import type { ReportSubject } from '../shared/reports/report-frame';
import { type SnapshotHistory, snapshotStore } from '../shared/use-snapshots';
import styles from './history.module.css';

type KeptSectionProps = Pick<SnapshotHistory, 'importTrend'> & {
  readonly subject: ReportSubject;
  readonly past: SeatPast;
};

/** What this browser keeps of a purchase, how much that is, and how to take it along, delete it, or stop it. */
export function KeptSection({ subject, past, importTrend }: KeptSectionProps) {
  const t = useTranslations('history.kept');
  const format = useFormatter();
  const id = useId();
  const { purchase, name } = subject;
  const { history } = past;
  const { snapshots } = history;
  const [asking, setAsking] = useState(false);
  const [status, setStatus] = useState('');
  const [first] = snapshots;
  const last = snapshots.at(-1);
  const day = (time: number) => format.dateTime(time, { dateStyle: 'medium' });

  async function remove() {
    const store = await seatHistoryStore();
    await store.delete({ instance: history.instance, purchaseId: purchase.id });
    await (await snapshotStore()).delete(history.instance, purchase.id);
    historyChanged();
    setAsking(false);
    setStatus(t('deleted'));
  }

  return (
    <section className={styles.keptCard} aria-labelledby={id}>
      <h2 id={id} className={styles.subtitle}>
        {t('title')}
      </h2>
      <p className={styles.quiet}>{t('text', { days: KEPT_DAYS })}</p>
      <KeepSwitch />
      <dl className={styles.facts}>
        <Fact label={t('snapshots')} value={format.number(snapshots.length)} />
        {first && last && (
          <Fact
            label={t('span')}
            value={format.dateTimeRange(first.takenAt, last.takenAt, { dateStyle: 'medium' })}
          />
        )}
        <Fact label={t('size')} value={useSize(history)} />
      </dl>
      <div className={styles.ask} data-no-print>
        <Button
          size="small"
          aria-disabled={snapshots.length === 0}
          onClick={() => {
            if (snapshots.length === 0) return;
            saveFile(fileName([name, 'history'], 'json'), writeHistory(history), JSON_TYPE);
          }}
        >
          {t('export')}
        </Button>
        <ImportButton history={history} importTrend={importTrend} onStatus={setStatus} />
        <Button
          size="small"
          variant="text"
          aria-disabled={snapshots.length === 0}
          onClick={() => snapshots.length > 0 && setAsking(true)}
        >
          {t('delete')}
        </Button>
        <span role="status" className={styles.quiet}>
          {status}
        </span>
      </div>
      {asking && (
        <ConfirmDialog
          destructive
          title={t('deleteTitle', { name })}
          confirmLabel={t('deleteConfirm')}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(false)}
        >
          <p>{t('deleteText', { count: snapshots.length })}</p>
          {first && last && <p>{`${day(first.takenAt)} – ${day(last.takenAt)}`}</p>}
        </ConfirmDialog>
      )}
    </section>
  );
}

/** Switches the recording on or off, unless the administrator of this page has decided. */
function KeepSwitch() {
  const t = useTranslations('history.kept');
  const config = useAppConfig();
  const isOn = useSyncExternalStore(historySetting.subscribe, historySetting.read);
  if (!config.history) return <Banner tone="info">{t('forced')}</Banner>;
  return (
    <>
      <label className={styles.keep} data-no-print>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => historySetting.write(event.target.checked)}
        />
        {t('keep')}
      </label>
      {!isOn && <Banner tone="info">{t('off')}</Banner>}
    </>
  );
}

type ImportButtonProps = Pick<SnapshotHistory, 'importTrend'> & {
  readonly history: SeatHistory;
  readonly onStatus: (status: string) => void;
};

/** Adds the history that another browser has exported. */
function ImportButton({ history, importTrend, onStatus }: ImportButtonProps) {
  const t = useTranslations('history.kept');
  const input = useRef<HTMLInputElement>(null);

  async function read(file: File): Promise<string> {
    const text = file.size > MOST_HISTORY_BYTES ? null : await file.text().catch(() => null);
    if (text === null) return t('notRead');
    const found = readHistory(text, Date.now());
    if (!found) {
      // Earlier versions of this app wrote the figures of each day alone.
      const days = await importTrend(text);
      return days === null ? t('notRead') : t('imported', { count: days });
    }
    const { instance, purchaseId } = history;
    if (found.instance !== instance || found.purchaseId !== purchaseId) return t('otherPurchase');
    const store = await seatHistoryStore();
    const count = await store.add(found, Date.now());
    historyChanged();
    return t('imported', { count });
  }

  return (
    <>
      <Button size="small" onClick={() => input.current?.click()}>
        {t('import')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('importFile')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) void read(file).then(onStatus, () => onStatus(t('notRead')));
        }}
      />
    </>
  );
}

/** What a history takes, in words. */
function useSize(history: SeatHistory): string {
  const format = useFormatter();
  const bytes = historySize(history);
  const [value, unit] =
    bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return format.number(value, { style: 'unit', unit, maximumFractionDigits: 1 });
}

type FactProps = { readonly label: string; readonly value: string };

function Fact({ label, value }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

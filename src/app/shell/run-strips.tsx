import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { RunStrip } from '../../features/bulk/run-strip';
import { Banner } from '../../ui/banner';
import type { Desk } from '../desk/desk';
import { useDesks } from '../desk/desks-context';
import styles from './shell.module.css';

/** The runs of this session, wherever in the app one is. */
export function RunStrips() {
  const desks = useDesks();
  const all = useSyncExternalStore(desks.subscribe, desks.all);
  return (
    <div className={styles.strips}>
      {all.map((desk) => (
        <DeskRun key={desk.purchaseId} desk={desk} />
      ))}
    </div>
  );
}

function DeskRun({ desk }: { readonly desk: Desk }) {
  const t = useTranslations('bulk.run');
  const { runs } = desk;
  const { runner, refused } = useSyncExternalStore(runs.subscribe, runs.getSnapshot);
  return (
    <>
      {refused !== null && (
        <Banner tone="caution" title={t('busyTitle')} onDismiss={() => runs.dismiss()}>
          {t(refused === 'here' ? 'busyHere' : 'busyElsewhere')}
        </Banner>
      )}
      {runner && (
        <RunStrip
          key={runner.getSnapshot().runId}
          runner={runner}
          onDismiss={() => runs.dismiss()}
        />
      )}
    </>
  );
}

import Button from '@mui/material/Button';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { type FollowUp, withNotices } from '../../domain/reclaim/follow-up';
import type { SeatUser } from '../../domain/seat-user';
import { type Day, toDate } from '../../lib/days';
import { noticesSetting } from '../../storage/report-settings';
import { Banner } from '../../ui/feedback/banner';

/** Who was written to about a seat of this purchase, as this browser keeps it. */
export function useNotices(instance: string, purchaseId: string, today: Day) {
  const setting = useMemo(() => noticesSetting(instance, purchaseId), [instance, purchaseId]);
  const notices = useSyncExternalStore(setting.subscribe, setting.read);
  const write = useCallback(
    (users: readonly SeatUser[], due: Day) => {
      setting.write(withNotices(setting.read(), users, { today, due }));
    },
    [setting, today],
  );
  return { notices, write };
}

type FollowUpLineProps = {
  readonly followUp: FollowUp;
  /** Why no seats can be removed now; null when they can. */
  readonly why: string | null;
  readonly onRemove: () => void;
};

/** What came of the messages, and the next step. */
export function FollowUpLine({ followUp, why, onRemove }: FollowUpLineProps) {
  const t = useTranslations('reclaim.followUp');
  const format = useFormatter();
  const { active, notified, rest, due } = followUp;
  return (
    <Banner
      tone="info"
      actions={
        rest.length > 0 && (
          <Button size="small" disabled={why !== null} onClick={onRemove}>
            {t('remove', { count: rest.length })}
          </Button>
        )
      }
    >
      {t('text', {
        active,
        notified,
        due: format.dateTime(toDate(due), { dateStyle: 'long', timeZone: 'UTC' }),
      })}
    </Banner>
  );
}

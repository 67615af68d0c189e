import { useTranslations } from 'use-intl';
import type { PlanOrigin } from '../../../domain/plan/plan';
import { Banner } from '../../../ui/feedback/banner';
import styles from './plan-origin-note.module.css';

type PlanOriginNoteProps = {
  readonly origin: PlanOrigin;
  readonly emailsOut: number;
  readonly protectionUnknown: boolean;
};

/** What one has to know about a plan because of where it came from. */
export function PlanOriginNote({ origin, emailsOut, protectionUnknown }: PlanOriginNoteProps) {
  const t = useTranslations('bulk.origin');
  const followsUp = origin.kind === 'undo' || origin.kind === 'retry';
  if (!followsUp && !protectionUnknown) return null;
  return (
    <div className={styles.notes}>
      {followsUp && (
        <Banner tone={emailsOut > 0 ? 'caution' : 'info'} title={t(origin.kind)}>
          {emailsOut > 0 && t('emailsOut', { count: emailsOut })}
        </Banner>
      )}
      {protectionUnknown && <Banner tone="caution">{t('protectionUnknown')}</Banner>}
    </div>
  );
}

import { useTranslations } from 'use-intl';
import type { RenewalModel } from '../../domain/renewal/simulate';
import type { CountState } from '../../ui/data/figure';
import styles from './renewal.module.css';

type AnswerProps = {
  readonly model: RenewalModel;
  /** What can make the range narrower is being read. */
  readonly busy: boolean;
};

/** How many seats to renew with, in one sentence. */
export function Answer({ model, busy }: AnswerProps) {
  const t = useTranslations('renewal.answer');
  const { least, most, activeLosingAtLeast } = model.range;
  const { certain, possible } = model.active;
  if (possible === 0) return <Lines title={t('nobody')} text={t('nobodyText')} />;
  if (certain === 0) return <Lines title={t('unknown')} text={t('unknownText')} />;
  if (least === most) {
    return <Lines busy={busy} title={t('seats', { most })} text={t('safe', { most })} />;
  }
  return (
    <Lines
      busy={busy}
      title={t('range', { least, most })}
      text={t('atLeast', { least, count: activeLosingAtLeast })}
    />
  );
}

type NoAnswerYetProps = { readonly reading: boolean; readonly state: CountState };

/** Stands for the answer until all holders are loaded: a part of them says nothing about the rest. */
export function NoAnswerYet({ reading, state }: NoAnswerYetProps) {
  const t = useTranslations('renewal.answer');
  const { loaded, total } = state;
  const count = { loaded, total: total ?? loaded };
  return reading ? (
    <Lines busy title={t('waiting')} text={t('waitingText', count)} />
  ) : (
    <Lines title={t('partial')} text={t('partialText', count)} />
  );
}

type LinesProps = { readonly title: string; readonly text: string; readonly busy?: boolean };

function Lines({ title, text, busy = false }: LinesProps) {
  return (
    <p role="status" aria-busy={busy} className={styles.answer}>
      <strong>{title}</strong> <span>{text}</span>
    </p>
  );
}

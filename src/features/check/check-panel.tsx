import Button from '@mui/material/Button';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Finding, type FindingState, QUESTIONS } from '../../gitlab/check/finding';
import { reportText } from '../../gitlab/check/report-text';
import { runCheck } from '../../gitlab/check/run-check';
import { isGitLabCom } from '../../gitlab/session/instance-url';
import type { Transport } from '../../gitlab/transport/transport';
import { CopyButton } from '../../ui/controls/copy-button';
import { DataTable } from '../../ui/data/data-table';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { Banner } from '../../ui/feedback/banner';
import { useAnnounce } from '../../ui/feedback/live-region';
import styles from './check-panel.module.css';
import { FindingMeaning, StateMark } from './finding-result';

type CheckPhase = 'ready' | 'running' | 'stopped' | 'done';

/** Runs one check at a time. Leaving the page stops it. */
function useCheck(transport: Transport) {
  const [phase, setPhase] = useState<CheckPhase>('ready');
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(async () => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setFindings([]);
    setPhase('running');
    await runCheck({
      transport,
      signal: control.signal,
      onFinding: (finding) => setFindings((before) => [...before, finding]),
    });
    if (!control.signal.aborted) setPhase('done');
  }, [transport]);

  const stop = useCallback(() => {
    running.current?.abort();
    setPhase('stopped');
  }, []);

  return { phase, findings, total: QUESTIONS.length, start, stop };
}

type CheckPanelProps = {
  /** To the GitLab to check. */
  readonly transport: Transport;
  /** Leads back to the previous page. */
  readonly back?: ReactNode;
};

/** Checks on request whether a GitLab behaves as the app assumes, and shows each result. */
export function CheckPanel({ transport, back }: CheckPanelProps) {
  const t = useTranslations('check');
  const { phase, findings, total, start, stop } = useCheck(transport);
  const heading = useRef<HTMLHeadingElement>(null);
  // Keyboard users continue from here.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const isRunning = phase === 'running';
  const done = findings.length;
  const byQuestion = new Map(findings.map((finding) => [finding.question, finding]));
  const asking = isRunning ? QUESTIONS[done] : undefined;
  return (
    <div className={styles.panel}>
      <div>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {t('title')}
        </h1>
        <p className={styles.intro}>{t('intro')}</p>
      </div>
      <div className={styles.actions} data-no-print>
        {/* One button, so that the focus stays where it is. */}
        <Button
          variant={isRunning ? 'outlined' : 'contained'}
          onClick={() => (isRunning ? stop() : void start())}
        >
          {isRunning ? t('stop') : t(phase === 'ready' ? 'start' : 'again')}
        </Button>
        {done > 0 && !isRunning && <CopyReport findings={findings} transport={transport} />}
        {back}
      </div>
      {isRunning && (
        <div>
          <ProgressBar
            label={t('progressLabel')}
            share={done / total}
            text={t('progress', { done, total })}
          />
          <p className={styles.note}>{t('progress', { done, total })}</p>
        </div>
      )}
      <Outcome phase={phase} findings={findings} total={total} />
      {phase !== 'ready' && (
        <DataTable
          framed
          caption={t('table')}
          columns={[
            { key: 'question', label: t('columns.question') },
            { key: 'result', label: t('columns.result') },
          ]}
          rows={QUESTIONS.map((question) => {
            const finding = byQuestion.get(question);
            const state = finding?.state ?? (question === asking ? 'asking' : 'waiting');
            return {
              key: question,
              className: styles.row,
              cells: [
                <div key="question">
                  <div className={styles.question}>{t(`questions.${question}`)}</div>
                  {finding && <FindingMeaning finding={finding} />}
                </div>,
                <StateMark key="result" state={state} />,
              ],
            };
          })}
        />
      )}
    </div>
  );
}

type OutcomeProps = Pick<ReturnType<typeof useCheck>, 'phase' | 'findings' | 'total'>;

/** The result of the whole check, once it is complete. */
function Outcome({ phase, findings, total }: OutcomeProps) {
  const t = useTranslations('check');
  const announce = useAnnounce();
  const count = (state: FindingState) => findings.filter((one) => one.state === state).length;
  const figures = { done: findings.length, total };
  const stopped = phase === 'stopped' ? t('stopped', figures) : null;
  const said = phase === 'done' ? t('progress', figures) : stopped;
  useEffect(() => {
    if (said !== null) announce(said);
  }, [said, announce]);

  if (stopped !== null) return <p className={styles.note}>{stopped}</p>;
  if (phase !== 'done') return null;
  const different = count('different');
  const notAsked = count('not-asked');
  if (different > 0) {
    return (
      <Banner tone="danger" title={t('summary.different', { count: different })}>
        {t('summary.differentText')}
      </Banner>
    );
  }
  if (notAsked > 0) {
    return (
      <Banner tone="caution" title={t('summary.notAsked', { count: notAsked })}>
        {t('summary.notAskedText')}
      </Banner>
    );
  }
  return (
    <Banner tone="success" title={t('summary.fine')}>
      {t('summary.fineText', { count: count('missing') })}
    </Banner>
  );
}

type CopyReportProps = {
  readonly findings: readonly Finding[];
  readonly transport: Transport;
};

function CopyReport({ findings, transport }: CopyReportProps) {
  const t = useTranslations('check');
  const onGitLabCom = isGitLabCom(transport.instance);
  const text = useMemo(
    () => reportText(findings, { onGitLabCom, at: new Date(), userAgent: navigator.userAgent }),
    [findings, onGitLabCom],
  );
  return (
    <>
      <CopyButton size="medium" text={text} label={t('copy')} />
      <p className={styles.note}>{t('copyNote')}</p>
    </>
  );
}

import Button from '@mui/material/Button';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { JournalRun } from '../../domain/journal/journal';
import { reportOfRun, withoutActivity } from '../../domain/run/report/build-report';
import { DeleteRunDialog } from './delete-run-dialogs';
import { isUnderWay, type ListedRun } from './journal-runs';
import { ReportEntries } from './report-entries';
import { ReportFiles, ReportHead } from './report-head';
import { ReportNotices } from './report-notices';
import { FollowUpButtons, useFollowUps } from '../shared/plans/follow-ups';
import { useProductName } from '../shared/purchase/product-name';
import { useSession } from '../../gitlab/session/session-context';
import { isPageSecure } from '../../lib/page-secure';
import { openJournal } from '../../storage/journal-db';
import { Banner } from '../../ui/feedback/banner';
import { BusyIcon } from '../../ui/feedback/busy-icon';
import { useWorkspaces } from '../../workspace/workspace';
import { Problem } from '../shared/problem/problem';
import { useTeamView } from '../shared/team-view/use-team-view';
import { useRunLabel } from './run-label';
import { useActivityAddresses } from './use-shown-runs';
import { useVerification } from './use-verification';

type ReportOfRunProps = {
  readonly run: JournalRun;
  readonly state: ListedRun['state'];
  /** The run has changed in the journal. */
  readonly onChanged: () => void;
};

/** A report with its actions. */
export function ReportOfRun({ run: kept, state, onChanged }: ReportOfRunProps) {
  const t = useTranslations('activity');
  const shell = useTranslations('shell');
  const teamView = useTeamView();
  const run = useMemo(() => (teamView ? withoutActivity(kept) : kept), [teamView, kept]);
  const { header } = run;
  const report = useMemo(() => reportOfRun(run), [run]);
  const session = useSession();
  const workspaces = useWorkspaces();
  const productName = useProductName();
  const label = useRunLabel(productName);
  const { list } = useActivityAddresses();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const here = header.instance === session.instance;
  const workspaceOf = useCallback(
    () => workspaces.open(header.scope, header.purchase),
    [workspaces, header],
  );
  const followUps = useFollowUps(workspaceOf);
  const verification = useVerification(kept, workspaceOf, onChanged);
  useEffect(() => {
    // An open workspace offers to resume the interrupted run.
    if (state === 'interrupted' && here) workspaceOf();
  }, [state, here, workspaceOf]);

  async function remove() {
    await (await openJournal()).delete(header.id);
    await navigate(list, { replace: true });
  }

  const mayFollow = state === 'ended' && here && session.canWrite;
  const verify = here && state === 'ended' && (
    <Button
      size="small"
      variant="outlined"
      aria-disabled={verification.pending}
      aria-busy={verification.pending}
      startIcon={verification.pending ? <BusyIcon /> : undefined}
      onClick={verification.pending ? undefined : verification.start}
    >
      {t(report.proof?.kind === 'read' ? 'report.proof.verifyAgain' : 'report.proof.verify')}
    </Button>
  );
  const isOpen = report.counts['unknown-outcome'] > 0;
  return (
    <>
      <ReportHead
        header={header}
        report={report}
        productName={productName}
        here={here}
        title={isUnderWay({ state }) ? label.what(header) : label.done(header, report.counts)}
        actions={
          <>
            {mayFollow && (
              <FollowUpButtons report={report} followUps={followUps} withReport={false} />
            )}
            {!isOpen && verify}
            <ReportFiles run={run} report={report} productName={productName} />
            <Button size="small" disabled={isUnderWay({ state })} onClick={() => setDeleting(true)}>
              {t('delete')}
            </Button>
          </>
        }
      />
      {!here && (
        <Banner tone="info">{t('otherInstance', { host: new URL(header.instance).host })}</Banner>
      )}
      {here && !session.canWrite && (
        <Banner tone="info">{isPageSecure() ? t('report.readOnly') : shell('plainHttpWhy')}</Banner>
      )}
      {followUps.element}
      {verification.error && <Problem error={verification.error} onRetry={verification.start} />}
      {isUnderWay({ state }) ? (
        <Banner tone="info" title={t('report.underWayTitle')}>
          {t(state === 'here' ? 'report.underWay' : 'report.elsewhere')}
        </Banner>
      ) : (
        <>
          <ReportNotices report={report} verify={verify} />
          <ReportEntries report={report} />
        </>
      )}
      {deleting && (
        <DeleteRunDialog
          run={{ header, state }}
          productName={productName}
          onConfirm={() => void remove()}
          onCancel={() => setDeleting(false)}
        />
      )}
    </>
  );
}

import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { loadingFailure, type RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import { utcDay } from '../../../lib/days';
import { PrintButton } from './print-button';
import { RosterFailed } from '../purchase/roster-failed';
import { RosterNotices, RosterStatusLine } from '../purchase/roster-status';
import { type ChosenPurchase, PurchasePage } from '../purchase/purchase-page';

/** What a report is about: one purchase, and its users as far as they are loaded. */
export type ReportSubject = ChosenPurchase & {
  readonly snapshot: RosterSnapshot;
  /** In UTC, as GitLab records activity; the same for all figures of the page. */
  readonly today: string;
};

type ReportFrameProps = {
  readonly title: string;
  /** Below everything, also where there is no purchase. */
  readonly footer?: ReactNode;
  /** With the figures of the purchase on top. */
  readonly strip?: boolean;
  readonly children: (subject: ReportSubject) => ReactNode;
};

/** The frame of a report about the users of a purchase: loads them, and says how far that is. */
export function ReportFrame({ children, ...page }: ReportFrameProps) {
  return (
    <PurchasePage {...page} actions={() => <PrintButton />}>
      {(chosen) => <LoadedUsers {...chosen}>{children}</LoadedUsers>}
    </PurchasePage>
  );
}

type LoadedUsersProps = ChosenPurchase & Pick<ReportFrameProps, 'children'>;

function LoadedUsers({ children, ...chosen }: LoadedUsersProps) {
  const { roster } = chosen.workspace;
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const [today] = useState(() => utcDay(Date.now()));
  useEffect(() => roster.load(), [roster]);
  const failure = loadingFailure(snapshot);
  return (
    <>
      {failure !== null && <RosterFailed roster={roster} failure={failure} />}
      <RosterNotices roster={roster} snapshot={snapshot} />
      <RosterStatusLine
        roster={roster}
        snapshot={snapshot}
        shown={snapshot.users.length}
        filtering={false}
        note=""
      />
      {children({ ...chosen, snapshot, today })}
    </>
  );
}

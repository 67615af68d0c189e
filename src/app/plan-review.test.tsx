import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { subjectsOfUsers, type Plan } from '../domain/plan/plan';
import { makeUsers } from '../domain/roster/testing/make-user';
import type { Report } from '../domain/run/report/report';
import { BulkDialog } from '../features/bulk/plan/bulk-dialog';
import {
  PlanReviewHost,
  usePlanReview,
  type PlanReview,
} from '../features/shared/plans/plan-review';
import {
  bulkText as t,
  PURCHASE,
  samplePlan,
  sampleReport,
  sampleSessions,
} from '../features/shared/testing/run-samples';
import { SessionStoreContext } from '../gitlab/session/session-context';
import { createStore } from '../lib/store';
import { renewalSetting } from '../storage/purchase-settings';
import { renderWithMessages } from '../ui/messages/render-with-messages';
import type { Workspace } from '../workspace/workspace';

const plan = samplePlan({ action: 'assign', subjects: subjectsOfUsers(makeUsers(205)) });

const INSTANCE = 'https://gitlab.test';

function createRuns(batchLimit: number) {
  return {
    ...createStore({ throughput: { batchLimit, msPerCall: 1_000, concurrency: 2 } }),
    start: vi.fn<(plan: Plan) => Promise<Report | null>>(() => Promise.resolve(null)),
  };
}

type Answer = (report: Report | null) => void;

function Page({ request, onAnswer }: { readonly request: PlanReview; readonly onAnswer: Answer }) {
  const review = usePlanReview();
  return <button onClick={() => void review(request).then(onAnswer)}>Review</button>;
}

function Stage(props: Parameters<typeof Page>[0]) {
  const [open, setOpen] = useState(true);
  return (
    <PlanReviewHost dialog={BulkDialog} blockedBy={null}>
      {open && <Page {...props} />}
      <button onClick={() => setOpen(false)}>Leave</button>
    </PlanReviewHost>
  );
}

async function setUp({
  batchLimit = 100,
  ...request
}: Partial<PlanReview> & { batchLimit?: number } = {}) {
  const runs = createRuns(batchLimit);
  const onAnswer = vi.fn<Answer>();
  const workspace = { runs } as unknown as Workspace;
  renderWithMessages(
    <SessionStoreContext value={sampleSessions(INSTANCE)}>
      <Stage request={{ workspace, plan, ...request }} onAnswer={onAnswer} />
    </SessionStoreContext>,
  );
  await userEvent.click(screen.getByText('Review'));
  return { runs, onAnswer };
}

const requests = () => screen.getByText(t('cost.calls')).nextSibling?.textContent;
const confirm = () =>
  userEvent.click(screen.getByRole('button', { name: t('confirm.assign', { count: 205 }) }));
const dialog = () => screen.queryByRole('dialog');

describe('the review of a plan', () => {
  it.each([
    [100, 3],
    [50, 5],
    [1, 205],
  ])('counts with the batch limit of the workspace: %i', async (batchLimit, calls) => {
    await setUp({ batchLimit });
    expect(requests()).toBe(t('cost.callsOf', { calls, users: batchLimit }));
  });

  it('follows what is learned about the instance', async () => {
    const { runs } = await setUp();
    act(() => runs.setState({ throughput: { batchLimit: 50, msPerCall: 1_000, concurrency: 2 } }));
    expect(requests()).toBe(t('cost.callsOf', { calls: 5, users: 50 }));
  });

  it('starts the run when confirmed, closes, and answers with the report', async () => {
    const { runs, onAnswer } = await setUp();
    let finish: Answer = () => undefined;
    runs.start.mockReturnValue(new Promise((resolve) => (finish = resolve)));
    await confirm();
    expect(runs.start).toHaveBeenCalledExactlyOnceWith(plan);
    await vi.waitFor(() => expect(dialog()).toBeNull());
    expect(onAnswer).not.toHaveBeenCalled();
    const report = sampleReport({ assigned: 205 });
    await act(async () => {
      finish(report);
      await Promise.resolve();
    });
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith(report);
  });

  it('answers null when canceled, and starts nothing', async () => {
    const { runs, onAnswer } = await setUp();
    await userEvent.keyboard('{Escape}');
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith(null);
    expect(runs.start).not.toHaveBeenCalled();
    expect(dialog()).toBeNull();
  });

  it('makes room instead, with the plan as it is', async () => {
    const onMakeRoom = vi.fn();
    const short = samplePlan(
      { action: 'assign', subjects: subjectsOfUsers(makeUsers(2)) },
      { purchase: { ...PURCHASE, purchasedQuantity: 101 } },
    );
    const { onAnswer } = await setUp({ plan: short, onMakeRoom });
    await userEvent.click(screen.getByRole('button', { name: t('makeRoom') }));
    expect(onMakeRoom).toHaveBeenCalledExactlyOnceWith(short);
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith(null);
    expect(dialog()).toBeNull();
  });

  it('says what the seats cost by the price entered for the purchase', async () => {
    const setting = renewalSetting(INSTANCE, PURCHASE.id);
    setting.write({ endsOn: null, costPerSeat: 228, currency: 'USD' });
    await setUp();
    expect(screen.getByText('205 seats ≈ $46,740 a term')).toBeTruthy();
    localStorage.clear();
  });

  it('passes on what the plan cannot know', async () => {
    const undo = samplePlan(
      { action: 'remove', subjects: subjectsOfUsers(makeUsers(2, () => ({ holdsSeat: true }))) },
      { origin: { kind: 'undo', runId: 'run-1' } },
    );
    await setUp({ plan: undo, emailsOut: 2, protectionUnknown: true });
    expect(screen.getByText(t('origin.emailsOut', { count: 2 }))).toBeTruthy();
    expect(screen.getByText(t('origin.protectionUnknown'))).toBeTruthy();
  });

  it('closes with the page that asked', async () => {
    const { onAnswer } = await setUp();
    await act(async () => {
      screen.getByText('Leave').click();
      await Promise.resolve();
    });
    expect(dialog()).toBeNull();
    expect(onAnswer).toHaveBeenCalledExactlyOnceWith(null);
  });
});

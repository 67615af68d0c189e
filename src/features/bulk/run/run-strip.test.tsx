import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunHeader } from '../../../domain/journal/journal';
import type { RunSnapshot } from '../../../domain/run/engine/run-snapshot';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import {
  bulkText as t,
  fakeRunner,
  finishedRun,
  PURCHASE,
  sampleReport,
  sampleRun,
} from '../../shared/testing/run-samples';
import { InterruptedBanner } from './interrupted-banner';
import { RunStrip } from './run-strip';

function setUp(run: RunSnapshot, { reportOpen = false } = {}) {
  const runner = fakeRunner(run);
  const ask = vi.fn();
  const onDismiss = vi.fn();
  renderWithMessages(
    <MemoryRouter>
      <RunStrip
        runner={runner}
        followUps={{ ask, pending: null, blockedBy: null }}
        reportOpen={reportOpen}
        onDismiss={onDismiss}
      />
    </MemoryRouter>,
  );
  return { runner, ask, onDismiss };
}

const button = (name: string) => screen.getByRole('button', { name });
const strip = () => within(screen.getByRole('region', { name: t('run.label') }));

describe('a run under way', () => {
  it('shows its progress, rate and time left', () => {
    setUp(sampleRun({ usersPerMinute: 120.4, msLeft: 70_000 }));
    expect(strip().getByText(t('run.doing.assign'))).toBeTruthy();
    expect(strip().getByText(t('run.progress', { done: 60, total: 200 }))).toBeTruthy();
    expect(strip().getByText(t('run.calls', { done: 2, total: 5 }))).toBeTruthy();
    const left = t('run.left', { time: t('duration.minutes', { minutes: 1 }) });
    expect(strip().getByText(`${t('run.rate', { users: 120 })} · ${left}`)).toBeTruthy();
    const bar = screen.getByRole('progressbar', { name: t('run.doing.assign') });
    expect(bar.getAttribute('aria-valuenow')).toBe('30');
    expect(screen.queryByText(t('run.notKept'))).toBeNull();
  });

  it('announces each quarter once', () => {
    const { runner } = setUp(sampleRun({ usersDone: 0 }));
    const announced = () => screen.getByRole('status').textContent;
    expect(announced()).toBe('');
    act(() => runner.setState(sampleRun({ usersDone: 55 })));
    expect(announced()).toBe(t('run.progress', { done: 55, total: 200 }));
    act(() => runner.setState(sampleRun({ usersDone: 80 })));
    expect(announced()).toBe(t('run.progress', { done: 55, total: 200 }));
    act(() => runner.setState(sampleRun({ usersDone: 100 })));
    expect(announced()).toBe(t('run.progress', { done: 100, total: 200 }));
  });

  it('pauses, resumes and stops', async () => {
    const { runner } = setUp(sampleRun());
    await userEvent.click(button(t('run.pause')));
    expect(runner.pause).toHaveBeenCalledOnce();
    act(() => runner.setState(sampleRun({ status: 'paused', reason: 'user' })));
    expect(strip().getByText(t('run.paused'))).toBeTruthy();
    await userEvent.click(button(t('run.resume')));
    expect(runner.resume).toHaveBeenCalledOnce();
    await userEvent.click(button(t('run.cancel')));
    expect(runner.cancel).toHaveBeenCalledOnce();
    act(() => runner.setState(sampleRun({ status: 'canceling' })));
    expect(strip().getByText(t('run.canceling'))).toBeTruthy();
    expect(button(t('run.cancel')).getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button(t('run.cancel')));
    expect(runner.cancel).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name: t('run.pause') })).toBeNull();
  });

  it('cannot be resumed by a button while it waits for a sign-in', () => {
    setUp(sampleRun({ status: 'paused', reason: 'auth' }));
    expect(strip().getByText(t('run.pausedAuth'))).toBeTruthy();
    expect(screen.queryByRole('button', { name: t('run.resume') })).toBeNull();
  });

  it.each(['reading', 'verifying'] as const)('says that it is %s', (kind) => {
    setUp(sampleRun({ activity: { kind } }));
    expect(strip().getByText(t(`run.${kind}`))).toBeTruthy();
  });

  it('opens to its counters and batches', async () => {
    setUp(
      sampleRun({
        calls: [
          {
            index: 0,
            action: 'assign',
            users: 50,
            state: 'done',
            code: null,
            sentAt: 0,
            settledAt: 1_240,
          },
          {
            index: 1,
            action: 'assign',
            users: 10,
            state: 'again',
            code: 'rate',
            sentAt: 0,
            settledAt: null,
          },
          {
            index: 2,
            action: 'assign',
            users: 1,
            state: 'refused',
            code: 'NO_SEATS',
            sentAt: 0,
            settledAt: null,
          },
        ],
      }),
    );
    const details = button(t('run.details'));
    expect(details.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(details);
    expect(details.getAttribute('aria-expanded')).toBe('true');
    const fact = (label: string) => strip().getByText(label).nextSibling?.textContent;
    expect(fact(t('run.seatsUsed'))).toBe(t('run.seatsOf', { assigned: 100, purchased: 1_000 }));
    expect(fact(t('run.tally.changed'))).toBe(t('run.users', { count: 58 }));
    expect(fact(t('run.tally.notEligible'))).toBe(t('run.users', { count: 2 }));
    expect(fact(t('run.batchLimit'))).toBe(t('run.users', { count: 50 }));
    expect(fact(t('run.atOnce'))).toBe('2');
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    const sent = (count: number) => t('run.sent.assign', { count });
    expect(rows.slice(1)).toEqual([
      `3${sent(1)}${t('run.callStates.refused')} NO_SEATS`,
      `2${sent(10)}${t('run.callStates.again')}: ${t('run.errors.rate')}`,
      `1${sent(50)}${t('run.callStates.done')}${t('run.took', { seconds: 1.2 })}`,
    ]);
  });

  it('warns when this browser cannot save it', () => {
    setUp(sampleRun({ durable: false }));
    expect(strip().getByText(t('run.notKept'))).toBeTruthy();
  });
});

describe('with a clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('counts down while it waits', () => {
    const until = 1_000_000 + 7_000;
    setUp(sampleRun({ activity: { kind: 'waiting', why: 'rate', until } }));
    expect(strip().getByText(t('run.waitingRate', { seconds: 7 }))).toBeTruthy();
    act(() => {
      vi.advanceTimersByTime(3_000);
    });
    expect(strip().getByText(t('run.waitingRate', { seconds: 4 }))).toBeTruthy();
  });

  it('shows the change of one user only when it takes long', () => {
    setUp(sampleRun({ usersDone: 0, usersTotal: 1 }));
    expect(screen.queryByRole('region')).toBeNull();
    act(() => {
      vi.advanceTimersByTime(1_000);
    });
    expect(strip().getByText(t('run.doing.assign'))).toBeTruthy();
  });
});

describe('the outcome of a run', () => {
  it('says what was done, and takes no title for a full success', async () => {
    const at = Date.UTC(2026, 4, 31, 10, 42);
    const proof = { kind: 'read', at, by: 'counters', differences: [], unread: 0 } as const;
    const { onDismiss } = setUp(finishedRun(sampleReport({ assigned: 12 }, { proof })));
    const label = [
      t('outcome.assigned', { count: 12 }),
      t('outcome.accessLag'),
      t('outcome.verified', { time: '10:42 AM' }),
    ];
    for (const line of label) expect(screen.getByText(line)).toBeTruthy();
    const announced = screen.getAllByRole('status').map(({ textContent }) => textContent);
    expect(announced).toContain(label.join(' '));
    expect(screen.queryByText(t('outcome.who'))).toBeNull();
    await userEvent.click(button(t('outcome.dismiss')));
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  it('names the users who failed, announces assertively, and offers what can follow', async () => {
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(232);
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(32);
    const report = sampleReport({ assigned: 3, 'no-seat': 2, failed: 1, duplicate: 1 });
    const { ask } = setUp(finishedRun(report));
    expect(screen.getByText(t('outcome.noSeatsTitle'))).toBeTruthy();
    expect(screen.getByText(t('outcome.noSeat', { count: 2 }))).toBeTruthy();
    expect(screen.getByText(t('outcome.failed', { count: 1 }))).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain(t('outcome.noSeatsTitle'));
    await userEvent.click(screen.getByText(t('outcome.who')));
    const users = within(screen.getByRole('region', { name: t('outcome.who') }));
    expect(users.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      `User 4 @user4${t('outcome.states.no-seat')}`,
      `User 5 @user5${t('outcome.states.no-seat')}`,
      `User 7 @user7${t('outcome.states.failed')}`,
    ]);
    await userEvent.click(button(t('outcome.retry', { count: 3 })));
    expect(ask).toHaveBeenLastCalledWith('retry', report);
    await userEvent.click(button(t('outcome.undo')));
    expect(ask).toHaveBeenLastCalledWith('undo', report);
    const link = screen.getByRole('link', { name: t('outcome.openReport') });
    expect(link.getAttribute('href')).toBe('/activity/run-1');
    expect(
      screen.getByRole('link', { name: new RegExp(`^${t('outcome.addSeats')}`) }),
    ).toBeTruthy();
    vi.restoreAllMocks();
  });

  it.each([
    [{ kind: 'canceled' }, 'outcome.canceledTitle'],
    [{ kind: 'interrupted' }, 'outcome.partTitle'],
    [{ kind: 'stopped', reason: 'permission' }, 'outcome.stoppedTitle'],
  ] as const)('has a title after %o', (end, title) => {
    setUp(finishedRun(sampleReport({ assigned: 1, 'not-attempted': 4 }, { end })));
    expect(screen.getByText(t(title))).toBeTruthy();
    expect(screen.getByText(t('outcome.notAttempted', { count: 4 }))).toBeTruthy();
    if (end.kind === 'stopped')
      expect(screen.getByText(t('outcome.stopped.permission'))).toBeTruthy();
  });

  it('says that nothing was changed', () => {
    setUp(finishedRun(sampleReport({ duplicate: 2 })));
    // Shown and announced.
    expect(screen.getAllByText(t('outcome.nothing'))).toHaveLength(2);
  });

  it('says when GitLab shows something else than the run did', () => {
    const proof = { kind: 'read', at: 0, by: 'users', differences: [1], unread: 0 } as const;
    setUp(finishedRun(sampleReport({ removed: 2 }, { action: 'remove', proof })));
    expect(screen.getByText(t('outcome.differs', { count: 1 }))).toBeTruthy();
  });

  it('is a short note with the name for one user', async () => {
    const { ask, onDismiss } = setUp(
      finishedRun(sampleReport({ removed: 1 }, { action: 'remove' })),
    );
    expect(strip().getByText('User 1')).toBeTruthy();
    expect(strip().getByText(new RegExp(t('outcome.removed', { count: 1 })))).toBeTruthy();
    await userEvent.click(button(t('outcome.undo')));
    expect(ask).toHaveBeenCalledOnce();
    await userEvent.click(button(t('outcome.dismiss')));
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  it('is only announced while its report is open', () => {
    setUp(finishedRun(sampleReport({ assigned: 2 })), { reportOpen: true });
    expect(screen.getByRole('status').textContent).toContain(t('outcome.assigned', { count: 2 }));
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('an interrupted run', () => {
  const header: RunHeader = {
    id: 'run-7',
    planId: 'plan-7',
    who: 'owner',
    instance: 'https://gitlab.example.com',
    scope: { kind: 'group', id: 'gid://gitlab/Group/1', fullPath: 'acme', name: 'Acme' },
    purchase: PURCHASE,
    action: 'remove',
    origin: { kind: 'selection' },
    changes: 10,
    startedAt: Date.UTC(2026, 4, 31, 9, 5),
    end: null,
  } as unknown as RunHeader;
  const { counts } = sampleReport({ removed: 4, 'unknown-outcome': 1, 'not-attempted': 5 });

  function interrupted(blockedBy: string | null) {
    const onFinish = vi.fn();
    const onLeave = vi.fn();
    renderWithMessages(
      <MemoryRouter>
        <InterruptedBanner {...{ header, counts, blockedBy, onFinish, onLeave }} />
      </MemoryRouter>,
    );
    return { onFinish, onLeave };
  }

  it('says how far it came, and can be resumed or dismissed', async () => {
    const { onFinish, onLeave } = interrupted(null);
    const when = 'May 31, 2026, 9:05 AM';
    const begun = t('interrupted.begun.remove', { count: 10, who: 'owner', when });
    const far = t('interrupted.far', { done: 4, open: 1, left: 5 });
    expect(screen.getByText(`${begun} ${far}`)).toBeTruthy();
    await userEvent.click(button(t('interrupted.finish')));
    expect(onFinish).toHaveBeenCalledOnce();
    await userEvent.click(button(t('interrupted.leave')));
    expect(onLeave).toHaveBeenCalledOnce();
    const link = screen.getByRole('link', { name: t('interrupted.open') });
    expect(link.getAttribute('href')).toBe('/activity/run-7');
  });

  it('cannot be changed with a token that only reads', () => {
    const why = 'Your token is read-only.';
    interrupted(why);
    expect(screen.getByText(why)).toBeTruthy();
    expect(button(t('interrupted.finish'))).toHaveProperty('disabled', true);
    expect(button(t('interrupted.leave'))).toHaveProperty('disabled', true);
  });
});

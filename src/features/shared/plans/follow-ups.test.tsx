import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { describe, expect, it, vi } from 'vitest';
import type { Report } from '../../../domain/run/report/report';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import { FollowUpButtons, type FollowUpActions } from './follow-ups';
import { bulkText as t, sampleReport } from '../testing/run-samples';

function setUp(
  report: Report,
  {
    pending = null,
    blockedBy = null,
    withReport = true,
  }: Partial<FollowUpActions> & { withReport?: boolean } = {},
) {
  const ask = vi.fn();
  renderWithMessages(
    <MemoryRouter>
      <FollowUpButtons
        report={report}
        followUps={{ ask, pending, blockedBy }}
        withReport={withReport}
      />
    </MemoryRouter>,
  );
  return ask;
}

const names = () => screen.queryAllByRole('button').map((button) => button.textContent);

describe('FollowUpButtons', () => {
  it('retries the users for whom another attempt may help', async () => {
    const report = sampleReport({
      'no-seat': 1,
      failed: 2,
      'unknown-outcome': 3,
      'not-attempted': 4,
      'not-eligible': 5,
      blocked: 6,
    });
    const ask = setUp(report);
    expect(names()).toEqual([t('outcome.retry', { count: 10 })]);
    await userEvent.click(screen.getByRole('button'));
    expect(ask).toHaveBeenCalledExactlyOnceWith('retry', report);
  });

  it('undoes only a run that changed something', () => {
    setUp(sampleReport({ removed: 1, 'already-so': 3 }));
    expect(names()).toEqual([t('outcome.undo')]);
  });

  it('offers nothing but the report where nothing can follow', () => {
    setUp(sampleReport({ 'already-so': 3 }));
    expect(names()).toEqual([]);
    expect(screen.getByRole('link', { name: t('outcome.openReport') })).toBeTruthy();
  });

  it('does not link from the report to itself', () => {
    setUp(sampleReport({ assigned: 1 }), { withReport: false });
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('says why nothing can follow right now', async () => {
    const blockedBy = 'You are offline.';
    const ask = setUp(sampleReport({ assigned: 1 }), { blockedBy });
    const undo = screen.getByRole('button', { name: t('outcome.undo'), description: blockedBy });
    expect(undo.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(undo);
    expect(ask).not.toHaveBeenCalled();
  });

  it('takes no second click while a plan is being made', async () => {
    const ask = setUp(sampleReport({ assigned: 1, failed: 1 }), { pending: 'undo' });
    const [retry, undo] = screen.getAllByRole('button');
    expect(undo?.getAttribute('aria-busy')).toBe('true');
    expect(retry?.getAttribute('aria-busy')).toBe('false');
    for (const button of screen.getAllByRole('button')) {
      expect(button.getAttribute('aria-disabled')).toBe('true');
      await userEvent.click(button);
    }
    expect(ask).not.toHaveBeenCalled();
  });
});

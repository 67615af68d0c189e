import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { PlanOrigin } from '../../domain/plan/plan';
import { DEFAULT_POLICY } from '../../domain/reclaim/policy';
import { renderWithMessages } from '../../ui/messages/render-with-messages';
import { runFileParts, useRunLabel } from './run-label';

function Origin({ origin }: { readonly origin: PlanOrigin }) {
  return <p>{useRunLabel((name) => name).origin(origin)}</p>;
}

const of = { action: 'remove', changes: 3, startedAt: Date.UTC(2026, 2, 9, 10, 42) } as const;

it.each<[string, PlanOrigin]>([
  ['Selection', { kind: 'selection' }],
  ['List: names.csv', { kind: 'lines', name: 'names.csv' }],
  ['Swap: waiting.txt', { kind: 'swap', name: 'waiting.txt' }],
  [
    'Reclaim: idle over 60 days, never used, blocked or deactivated',
    { kind: 'reclaim', policy: DEFAULT_POLICY },
  ],
  [
    'Reclaim: idle over 1 day',
    { kind: 'reclaim', policy: { ...DEFAULT_POLICY, idleDays: 1, never: false, blocked: false } },
  ],
  ['Restore: seats of Mar 9, 2026, 10:42 AM', { kind: 'restore', takenAt: of.startedAt }],
  [
    'Undo of “Remove the seats of 3 users”, Mar 9, 2026, 10:42 AM',
    { kind: 'undo', runId: 'run-1', of },
  ],
  [
    'Retry of “Remove the seats of 3 users”, Mar 9, 2026, 10:42 AM',
    { kind: 'retry', runId: 'run-1', of },
  ],
])('says what a run was made from: %s', (label, origin) => {
  renderWithMessages(<Origin origin={origin} />);
  expect(screen.getByText(label)).toBeTruthy();
});

it.each<[string, PlanOrigin]>([
  ['List', { kind: 'lines' }],
  ['Swap', { kind: 'swap' }],
  ['Undo of an earlier run', { kind: 'undo', runId: 'run-1' }],
  ['Retry of an earlier run', { kind: 'retry', runId: 'run-1' }],
])('says what is known of runs that earlier versions recorded: %s', (label, origin) => {
  renderWithMessages(<Origin origin={origin} />);
  expect(screen.getByText(label)).toBeTruthy();
});

it('names the files of a run after its group', () => {
  const group = { kind: 'group', id: '1', fullPath: 'acme', name: 'Acme' } as const;
  expect(runFileParts('report', { action: 'remove', scope: group })).toEqual([
    'Acme',
    'report',
    'remove',
  ]);
  const scope = { kind: 'instance' } as const;
  expect(runFileParts('run', { action: 'swap', scope })).toEqual(['run', 'swap']);
});

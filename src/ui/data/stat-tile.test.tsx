import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Figure, type FigureValue } from './figure';
import { renderWithMessages } from '../messages/render-with-messages';
import { StatRow, StatTile } from './stat-tile';

const CASES: readonly [FigureValue, string][] = [
  [{ kind: 'complete', value: 9812 }, '9,812'],
  [{ kind: 'partial', value: 97, loaded: 2400, total: 9812 }, '97 2,400 of 9,812 loaded'],
  [{ kind: 'partial', value: 97, loaded: 2400, total: null }, '97 2,400 loaded so far'],
  [{ kind: 'estimated', value: 1241 }, '≈ 1,241 Estimated'],
  [{ kind: 'stale', value: 3, asOf: new Date('2026-06-01T10:42:00Z') }, '3 As of 10:42 AM'],
  [{ kind: 'unknown' }, '– Unknown'],
  [{ kind: 'loading' }, ' Loading'],
];

/** Intl separates the time from AM by a narrow space. */
function text(element: HTMLElement): string {
  return element.textContent.replaceAll(/\s/g, ' ');
}

describe('Figure', () => {
  it.each(CASES)('%o says how far it can be trusted', (figure, expected) => {
    const { container } = renderWithMessages(<Figure figure={figure} />);
    expect(text(container)).toBe(expected);
  });
});

describe('StatTile', () => {
  it('has its label, figure, note and action in one group', () => {
    renderWithMessages(
      <StatRow label="Seats">
        <StatTile
          label="Free"
          figure={{ kind: 'complete', value: 88 }}
          suffix="/ 500"
          note="Enough"
          action={<a href="/review">Review</a>}
        />
      </StatRow>,
    );
    const row = within(screen.getByRole('group', { name: 'Seats' }));
    expect(row.getByRole('term').textContent).toBe('Free');
    const [value, rest] = row.getAllByRole('definition');
    expect(value?.textContent).toBe('88/ 500');
    expect(rest?.textContent).toBe('EnoughReview');
  });

  it('says once how far the figure can be trusted', () => {
    renderWithMessages(
      <StatRow label="Seats">
        <StatTile label="Idle" figure={{ kind: 'partial', value: 97, loaded: 240, total: 981 }} />
      </StatRow>,
    );
    expect(screen.getAllByText('240 of 981 loaded')).toHaveLength(1);
  });
});

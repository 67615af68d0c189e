import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { SeatSince } from '../../../domain/roster/seat-since';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import { useSinceLabel } from './use-seat-since';

function Label({ since }: { readonly since: SeatSince | undefined }) {
  const { text, title } = useSinceLabel('2026-11-21')(since);
  return (
    <p>
      {text}: {title}
    </p>
  );
}

it.each([
  ['a run’s day', { earliest: '2026-11-18', latest: '2026-11-18' }, /^3 days ago: November 18/],
  ['at least', { earliest: null, latest: '2026-10-12' }, /^≥ 40 days: .* since October 12, 2026/],
  ['bounds', { earliest: '2026-11-01', latest: '2026-11-11' }, /^10–20 days: .*November 1, 2026/],
  ['nothing yet', { earliest: null, latest: '2026-11-21' }, /^Unknown: GitLab doesn’t report/],
  ['nothing at all', undefined, /^Unknown: GitLab doesn’t report/],
])('says what is known: %s', (_what, since, label) => {
  renderWithMessages(<Label since={since} />);
  expect(screen.getByText(label)).toBeTruthy();
});

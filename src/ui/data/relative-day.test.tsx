import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RelativeDay } from './relative-day';
import { renderWithMessages } from '../messages/render-with-messages';

describe('RelativeDay', () => {
  it.each([
    ['2026-06-01', 'Today'],
    ['2026-05-31', 'Yesterday'],
    ['2026-05-29', '3 days ago'],
    ['2026-03-19', '74 days ago'],
    // GitLab is a time zone ahead.
    ['2026-06-02', 'Today'],
  ])('calls %s "%s"', (day, label) => {
    renderWithMessages(<RelativeDay day={day} today="2026-06-01" />);
    const time = screen.getByText(label);
    expect(time.getAttribute('datetime')).toBe(day);
  });

  it('has the date as a tooltip', () => {
    renderWithMessages(<RelativeDay day="2026-03-19" today="2026-06-01" />);
    expect(screen.getByTitle('March 19, 2026').textContent).toBe('74 days ago');
  });

  it('distinguishes never from unknown', () => {
    renderWithMessages(<RelativeDay day={null} today="2026-06-01" />);
    expect(screen.getByText('Never')).toBeTruthy();
    renderWithMessages(<RelativeDay day={undefined} today="2026-06-01" />);
    expect(screen.getByText('Unknown')).toBeTruthy();
  });

  it('shows an invalid day as unknown', () => {
    renderWithMessages(<RelativeDay day="2026-02-30" today="2026-06-01" />);
    expect(screen.getByText('Unknown')).toBeTruthy();
  });
});

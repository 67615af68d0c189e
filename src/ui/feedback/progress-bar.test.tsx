import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ProgressBar } from './progress-bar';

const bar = () => screen.getByRole('progressbar', { name: 'Loading' });

it('says how far it is, never more than all of it', () => {
  const { rerender } = render(<ProgressBar label="Loading" share={0.254} text="1 of 4" />);
  expect(bar().ariaValueNow).toBe('25');
  expect(bar().getAttribute('aria-valuetext')).toBe('1 of 4');
  rerender(<ProgressBar label="Loading" share={1.2} />);
  expect(bar().ariaValueNow).toBe('100');
});

it('says nothing of what is unknown', () => {
  render(<ProgressBar label="Loading" share={null} />);
  expect(bar().hasAttribute('aria-valuenow')).toBe(false);
});

import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Meter } from './meter';
import { renderWithMessages } from '../messages/render-with-messages';

it('names used and total', () => {
  renderWithMessages(<Meter label="Seats used" used={412} total={500} />);
  const meter = screen.getByRole('meter', { name: 'Seats used' });
  expect(meter.getAttribute('aria-valuenow')).toBe('412');
  expect(meter.getAttribute('aria-valuemax')).toBe('500');
  expect(meter.getAttribute('aria-valuetext')).toBe('412 of 500');
  expect(meter.style.getPropertyValue('--meter-used')).toMatch(/^82\.[34]\d*%$/);
});

it('names what exceeds the total, and keeps the value within its bounds', () => {
  renderWithMessages(<Meter label="Seats used" used={1540} total={1500} />);
  const meter = screen.getByRole('meter', { name: 'Seats used' });
  expect(meter.getAttribute('aria-valuenow')).toBe('1500');
  expect(meter.getAttribute('aria-valuetext')).toBe('1,540 of 1,500, 40 over');
});

it('hatches what a change takes or gives, within and beyond the total', () => {
  const { rerender } = renderWithMessages(
    <Meter label="Seats used" used={122} total={250} before={205} />,
  );
  const width = (part: string) =>
    screen.getByRole('meter').style.getPropertyValue(`--meter-${part}`);
  expect([width('used'), width('over'), width('change')]).toEqual(['48.8%', '0%', '33.2%']);
  rerender(<Meter label="Seats used" used={110} total={100} before={200} />);
  expect([width('used'), width('over'), width('change')]).toEqual(['50%', '5%', '45%']);
});

it('is empty where nothing was purchased', () => {
  renderWithMessages(<Meter label="Seats used" used={0} total={0} />);
  expect(screen.getByRole('meter').style.getPropertyValue('--meter-used')).toBe('0%');
});

it('shows that a value is unknown', () => {
  renderWithMessages(<Meter label="Seats used" used={null} total={500} />);
  expect(screen.queryByRole('meter')).toBeNull();
  expect(screen.getByRole('img', { name: 'Seats used: unknown' })).toBeTruthy();
});

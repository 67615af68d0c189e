import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ExternalButton, ExternalLink } from './external-link';
import { renderWithMessages } from '../messages/render-with-messages';

describe('ExternalLink', () => {
  it('opens a new tab, says so, and sends no referrer', () => {
    renderWithMessages(<ExternalLink href="https://gitlab.com/ada">@ada</ExternalLink>);
    const link = screen.getByRole('link', { name: '@ada (opens in new tab)' });
    expect(link.getAttribute('href')).toBe('https://gitlab.com/ada');
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', null])('does not link to %s', (href) => {
    renderWithMessages(<ExternalLink href={href}>@ada</ExternalLink>);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('@ada')).toBeTruthy();
  });
});

describe('ExternalButton', () => {
  it('is a link that looks like a button', () => {
    renderWithMessages(
      <ExternalButton href="https://customers.gitlab.com/">Add seats</ExternalButton>,
    );
    expect(screen.getByRole('link', { name: 'Add seats (opens in new tab)' })).toBeTruthy();
  });

  it('is disabled without an address', () => {
    renderWithMessages(<ExternalButton href="javascript:alert(1)">Add seats</ExternalButton>);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add seats' }).disabled).toBe(
      true,
    );
  });
});

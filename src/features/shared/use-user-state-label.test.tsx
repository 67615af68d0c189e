import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderWithMessages } from '../../ui/messages/render-with-messages';
import { USER_STATES, useUserStateLabel } from './use-user-state-label';

function Labels({ states }: { readonly states: readonly string[] }) {
  const stateLabel = useUserStateLabel();
  return states.map((state) => <li key={state}>{stateLabel(state)}</li>);
}

it('labels every state, and leaves one of a newer GitLab readable', () => {
  renderWithMessages(<Labels states={[...USER_STATES, 'on_hold']} />);
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Active',
    'Banned',
    'Blocked',
    'Pending approval',
    'Deactivated',
    'Blocked by LDAP',
    'on hold',
  ]);
});

import { expect, it } from 'vitest';
import { createSeatGateway } from '../seat-gateway';
import { liveSession } from './live-session';
import { createSessionStore, type SessionStore } from './session-store';
import { INSTANCE, strictGitLab } from '../testing/strict-gitlab';
import { createTokenVault } from './token-vault';

function sessionOf(store: SessionStore) {
  const state = store.getSnapshot();
  if (!('session' in state)) throw new Error('Not signed in');
  return state.session;
}

it('lets what outlives a token know the rights of the next one', async () => {
  const strict = strictGitLab({ world: { scenario: 'small' } });
  const store = createSessionStore(createTokenVault(null, null), { fetch: strict.fetch });
  await store.signIn({ instance: INSTANCE, token: 'glpat-demo-readonly', keep: false });
  const first = sessionOf(store);
  const live = liveSession(first, store);
  expect(live.canWrite).toBe(false);

  const scope = { kind: 'group', id: 'gid://gitlab/Group/1', fullPath: 'a', name: 'A' } as const;
  const purchase = {
    id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/99999',
    name: 'CODE_SUGGESTIONS',
    purchasedQuantity: 1,
    assignedQuantity: 0,
  };
  const gateway = createSeatGateway(live, scope, purchase);
  const assign = () => gateway.assignSeats(['gid://gitlab/User/1']);
  await expect(assign()).rejects.toMatchObject({ kind: 'scope' });

  store.lock();
  await store.signInAgain({ token: 'glpat-demo-owner' });
  expect(live.canWrite).toBe(true);
  // GitLab's words are the same: this time it is not the scope.
  expect(await assign()).toEqual({ kind: 'gone' });
  expect(sessionOf(store)).toMatchObject({
    client: first.client,
    capabilities: first.capabilities,
  });
});

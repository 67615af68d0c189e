import type { SignInInput } from '../session-store';
import type { StoragePort } from '../token-vault';
import { offerAnswer } from './other-window';
import { OAuthFailure } from './oauth-failure';
import { type Pending, readPending, takePending } from './pending';
import { exchangeAnswer, redirectUriOf, revokePair } from './protocol';

/** What a test of the settings came to, kept in the history entry of the page that shows it. */
export type TestResult = {
  readonly tested: 'works' | OAuthFailure['code'];
  readonly said: string | null;
};

/**
 * Goes on with a sign-in that GitLab has answered; null where the answer was not for this page's session.
 * Rejects with OAuthFailure.
 * @param answer the query that GitLab led back with.
 */
export async function arrive(answer: string, storage: StoragePort): Promise<SignInInput | null> {
  const state = new URLSearchParams(answer).get('state') ?? '';
  if (readPending(storage)?.state !== state) {
    if (!(await offerAnswer(answer))) throw new OAuthFailure('unexpected');
    window.close();
    throw new OAuthFailure('elsewhere');
  }
  const pending = takePending(storage);
  if (pending === null) throw new OAuthFailure('unexpected');
  if (pending.purpose === 'test') {
    showTested(await test(pending, answer));
    return null;
  }
  // As the router names a deep link, which it reads once the person is signed in.
  const { from, instance, keep } = pending;
  const usr = from === null ? {} : { from };
  window.history.replaceState({ usr, key: 'default', idx: 0 }, '');
  return { instance, keep, ...(await exchange(pending, answer)) };
}

function exchange(pending: Pending, answer: string) {
  return exchangeAnswer(pending, { ...pending, redirectUri: redirectUriOf() }, answer);
}

/** Nothing of a test stays: its tokens are ended at once. */
async function test(pending: Pending, answer: string): Promise<TestResult> {
  try {
    await revokePair(pending.instance, await exchange(pending, answer));
    return { tested: 'works', said: null };
  } catch (error) {
    const failure = error instanceof OAuthFailure ? error : new OAuthFailure('refused');
    return { tested: failure.code, said: failure.said };
  }
}

function showTested(result: TestResult): void {
  const entry = { usr: result, key: 'default', idx: 0 };
  window.history.replaceState(entry, '', `${import.meta.env.BASE_URL}setup`);
}

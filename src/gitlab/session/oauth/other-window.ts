import * as v from 'valibot';
import { openTabChannel } from '../../../lib/tab-channel';
import type { OAuthApplication } from '../../app-config';
import type { Credential } from '../token-vault';
import { authorizationAddress, exchangeAnswer, newSecrets, redirectUriOf } from './protocol';

const Message = v.variant('kind', [
  v.object({ kind: v.literal('answer'), answer: v.string() }),
  v.object({ kind: v.literal('taken'), state: v.string() }),
]);

/** How long a window waits for the page that began its sign-in. */
const TAKEN_MS = 3_000;

/** Between windows of this origin. A code is worth nothing without the verifier, which the page that waits keeps. */
const openChannel = () =>
  openTabChannel('duo-seats:sign-in-answer', (value) => v.is(Message, value));

/** Hands GitLab's answer to the page that waits for it. Whether there is one. */
export async function offerAnswer(answer: string): Promise<boolean> {
  const state = new URLSearchParams(answer).get('state');
  const channel = openChannel();
  const isTaken = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), TAKEN_MS);
    channel.subscribe((message) => {
      if (message.kind !== 'taken' || message.state !== state) return;
      clearTimeout(timer);
      resolve(true);
    });
    channel.post({ kind: 'answer', answer });
  });
  channel.close();
  return isTaken;
}

/** A sign-in in another window, beside which this page keeps its work. Its secrets are in memory alone. */
export type SignInElsewhere = {
  readonly address: string;
  /** The tokens, as soon as GitLab has answered there. Rejects with OAuthFailure. */
  readonly credential: Promise<Credential>;
  /** Waits no longer. */
  readonly cancel: () => void;
};

export async function signInElsewhere(
  application: OAuthApplication,
  scope: string,
): Promise<SignInElsewhere> {
  const request = { ...newSecrets(), scope, redirectUri: redirectUriOf() };
  const address = await authorizationAddress(application, request);
  const channel = openChannel();
  const credential = new Promise<Credential>((resolve, reject) => {
    channel.subscribe((message) => {
      if (message.kind !== 'answer') return;
      if (new URLSearchParams(message.answer).get('state') !== request.state) return;
      channel.post({ kind: 'taken', state: request.state });
      channel.close();
      exchangeAnswer(application, request, message.answer).then(resolve, reject);
    });
  });
  return { address, credential, cancel: () => channel.close() };
}

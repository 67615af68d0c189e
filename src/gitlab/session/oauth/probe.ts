import { safeText } from '../../../lib/safe-text';
import type { OAuthApplication } from '../../app-config';
import type { InstanceUrl } from '../instance-url';
import { OAuthFailure } from './oauth-failure';
import { exchangeAnswer, newSecrets, redirectUriOf } from './protocol';

/** What can be told of an application without going to GitLab. */
export type Probe = {
  readonly found: 'ready' | 'client' | 'blocked' | 'unreachable' | 'refused';
  readonly said: string | null;
};

/** For somebody who waits in front of it. */
const REACH_MS = 8_000;

/**
 * Asks for tokens with a code that is none. GitLab looks at the application first: only for one that it knows, and
 * that has no secret, it goes on to refuse the code.
 */
export async function probeApplication(
  application: Pick<OAuthApplication, 'instance' | 'clientId'>,
): Promise<Probe> {
  const request = { ...newSecrets(), scope: 'api', redirectUri: redirectUriOf() };
  const answer = new URLSearchParams({ code: 'none', state: request.state }).toString();
  try {
    await exchangeAnswer(application, request, answer);
    return { found: 'refused', said: null };
  } catch (error) {
    const { code, said } = error instanceof OAuthFailure ? error : new OAuthFailure('refused');
    if (code === 'stale') return { found: 'ready', said: null };
    if (code === 'client') return { found: 'client', said };
    if (code !== 'blocked') return { found: 'refused', said: said && safeText(said, 300) };
    return { found: (await answers(application.instance)) ? 'blocked' : 'unreachable', said: null };
  }
}

/** Whether anything answers there: such a request tells no more, and needs nobody's permission. */
async function answers(instance: InstanceUrl): Promise<boolean> {
  try {
    await fetch(`${instance}/oauth/token`, {
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(REACH_MS),
    });
    return true;
  } catch {
    return false;
  }
}

import { asGatewayError, GatewayError } from '../domain/gateway-error';
import type { SeatScope } from '../domain/purchase';
import type { PrivateEmail } from '../domain/seat-user';
import { createStore, type Readable } from '../lib/store';
import type { EmailRefusal } from './read-email-addresses';
import type { Session } from './session/session';

/**
 * - `idle`: nobody has asked for addresses.
 * - `stopped`, `failed`: `count` addresses had come by then, and are used.
 * - `unavailable`: this GitLab gives no addresses here, or not to this user.
 */
export type EmailReading =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly loaded: number }
  | { readonly kind: 'stopped'; readonly count: number }
  | { readonly kind: 'failed'; readonly error: GatewayError; readonly count: number }
  | { readonly kind: 'unavailable'; readonly why: EmailRefusal }
  | {
      readonly kind: 'ready';
      readonly count: number;
      /** False where GitLab has more users than were read. */
      readonly complete: boolean;
    };

/** The e-mail addresses that GitLab gives to those in charge of a scope. Kept in memory, as long as the session. */
export type EmailAddresses = Readable<EmailReading> & {
  readonly scope: SeatScope;
  /** By user ID, as far as they were read. */
  readonly emails: () => ReadonlyMap<string, PrivateEmail>;
  /** Reads them all, unless that is done or under way. */
  readonly read: () => void;
  readonly stop: () => void;
};

/** @param onRead is called once a reading has ended, however it ended, with what came. */
export function createEmailAddresses(
  { transport }: Pick<Session, 'transport'>,
  scope: SeatScope,
  onRead: (emails: ReadonlyMap<string, PrivateEmail>) => void,
): EmailAddresses {
  const { getSnapshot, subscribe, setState } = createStore<EmailReading>({ kind: 'idle' });
  let reading = new AbortController();
  let emails: ReadonlyMap<string, PrivateEmail> = new Map();

  function take(read: ReadonlyMap<string, PrivateEmail>): void {
    if (read.size === 0) return;
    emails = read;
    onRead(read);
  }

  async function load(): Promise<void> {
    reading = new AbortController();
    const { signal } = reading;
    const found = new Map<string, PrivateEmail>();
    setState({ kind: 'loading', loaded: 0 });
    try {
      const { readEmailAddresses } = await fetched(import('./read-email-addresses'));
      const outcome = await readEmailAddresses(transport, scope, found, {
        signal,
        onProgress: (loaded) => {
          if (!signal.aborted) setState({ kind: 'loading', loaded });
        },
      });
      take(found);
      if (outcome.kind === 'unavailable') setState(outcome);
      else setState({ ...outcome, count: found.size });
    } catch (thrown) {
      take(found);
      const error = asGatewayError(thrown);
      const count = found.size;
      setState(signal.aborted ? { kind: 'stopped', count } : { kind: 'failed', error, count });
    }
  }

  return {
    scope,
    getSnapshot,
    subscribe,
    emails: () => emails,
    read() {
      const { kind } = getSnapshot();
      if (kind !== 'loading' && kind !== 'ready') void load();
    },
    stop: () => reading.abort(),
  };
}

/** The code comes when it is asked for. */
async function fetched<T>(code: Promise<T>): Promise<T> {
  try {
    return await code;
  } catch (error) {
    throw new GatewayError('network', error instanceof Error ? error.message : String(error));
  }
}

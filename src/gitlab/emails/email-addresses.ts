import { asGatewayError, type GatewayError } from '../../domain/gateway-error';
import type { SeatScope } from '../../domain/purchase';
import type { Roster } from '../../domain/roster/roster-options';
import type { PrivateEmail } from '../../domain/seat-user';
import { createStore, type Readable } from '../../lib/store';
import { type EmailRefusal, readEmailAddresses } from './read-email-addresses';
import { perSession } from '../session/per-session';
import type { Transport } from '../transport/transport';

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
  readonly scope: SeatScope['kind'];
  /** Reads them all, unless that is under way. */
  readonly read: () => void;
  readonly stop: () => void;
  /** Gives the users of a roster of this scope their addresses, now and after each reading. */
  readonly serve: (roster: Pick<Roster, 'setEmails'>) => void;
};

export function createEmailAddresses(transport: Transport, scope: SeatScope): EmailAddresses {
  const { getSnapshot, subscribe, setState } = createStore<EmailReading>({ kind: 'idle' });
  const served = new Set<Pick<Roster, 'setEmails'>>();
  let emails: ReadonlyMap<string, PrivateEmail> = new Map();
  let reading = new AbortController();

  /** However it ends, what came is used. */
  async function load(): Promise<void> {
    reading = new AbortController();
    const { signal } = reading;
    const found = new Map<string, PrivateEmail>();
    const onProgress = (loaded: number) => {
      if (!signal.aborted) setState({ kind: 'loading', loaded });
    };
    onProgress(0);
    const ended = await readEmailAddresses(transport, scope, found, { signal, onProgress }).then(
      (outcome): EmailReading =>
        outcome.kind === 'ready' ? { ...outcome, count: found.size } : outcome,
      (thrown: unknown): EmailReading => {
        const count = found.size;
        if (signal.aborted) return { kind: 'stopped', count };
        return { kind: 'failed', error: asGatewayError(thrown), count };
      },
    );
    if (found.size > 0) {
      emails = found;
      for (const roster of served) roster.setEmails(emails);
    }
    setState(ended);
  }

  return {
    scope: scope.kind,
    getSnapshot,
    subscribe,
    read() {
      if (getSnapshot().kind !== 'loading') void load();
    },
    stop: () => reading.abort(),
    serve(roster) {
      if (served.has(roster)) return;
      served.add(roster);
      if (emails.size > 0) roster.setEmails(emails);
    },
  };
}

/** By scope. */
const stores = perSession<Transport, Map<string, EmailAddresses>>(() => new Map());

/** Those of a scope, the same ones for the whole session. */
export function emailAddressesOf(transport: Transport, scope: SeatScope): EmailAddresses {
  const byScope = stores(transport);
  const key = scope.kind === 'group' ? scope.id : 'instance';
  const emails = byScope.get(key) ?? createEmailAddresses(transport, scope);
  byScope.set(key, emails);
  return emails;
}

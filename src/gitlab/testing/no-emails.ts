import { createStore } from '../../lib/store';
import type { EmailAddresses, EmailReading } from '../emails/email-addresses';

/** For tests: addresses that nobody has read. */
export function noEmails(): EmailAddresses {
  const { getSnapshot, subscribe } = createStore<EmailReading>({ kind: 'idle' });
  const nothing = () => undefined;
  return {
    scope: 'instance',
    getSnapshot,
    subscribe,
    read: nothing,
    stop: nothing,
    serve: nothing,
  };
}

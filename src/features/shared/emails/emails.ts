import type { EmailAddresses } from '../../../gitlab/email-addresses';
import { loadLaterMessages } from '../../../messages/locale';
import { lazyPart } from '../../../ui/layout/lazy-part';

export type EmailsProps = { readonly emails: EmailAddresses };

const PLAIN = { messages: loadLaterMessages, isPlain: true } as const;

/** Offers to read e-mail addresses, in a line below what shows them, and says what came of it. */
export const ReadEmails = lazyPart<EmailsProps>(
  async () => (await import('./read-emails')).ReadEmails,
  null,
  PLAIN,
);

/** The same as a message of its own. */
export const EmailsNote = lazyPart<EmailsProps>(
  async () => (await import('./read-emails')).EmailsNote,
  null,
  PLAIN,
);

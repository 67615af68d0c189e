import { useSyncExternalStore } from 'react';
import type { EmailAddresses } from '../../../gitlab/emails/email-addresses';
import { loadDeferredMessages } from '../../../messages/locale';
import { lazyPart } from '../../../ui/layout/lazy-part';
import type { Workspace } from '../../../workspace/workspace';
import { useEmails } from './use-emails';

export type EmailsProps = { readonly emails: EmailAddresses };

const PLAIN = { messages: loadDeferredMessages, isPlain: true } as const;

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

type EmailsNoticeProps = { readonly workspace: Pick<Workspace, 'roster' | 'scope'> };

/** How the reading goes, above the list of users, once it was asked for somewhere. */
export function EmailsNotice({ workspace }: EmailsNoticeProps) {
  const emails = useEmails(workspace);
  const { kind } = useSyncExternalStore(emails.subscribe, emails.getSnapshot);
  return kind !== 'idle' && <EmailsNote emails={emails} />;
}

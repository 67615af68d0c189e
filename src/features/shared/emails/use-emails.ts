import { useEffect } from 'react';
import { type EmailAddresses, emailAddressesOf } from '../../../gitlab/emails/email-addresses';
import { useSession } from '../../../gitlab/session/session-context';
import type { Workspace } from '../../../workspace/workspace';

/** The e-mail addresses of the scope; the users of its roster get them. */
export function useEmails({ roster, scope }: Pick<Workspace, 'roster' | 'scope'>): EmailAddresses {
  const { transport } = useSession();
  const emails = emailAddressesOf(transport, scope);
  useEffect(() => emails.serve(roster), [emails, roster]);
  return emails;
}

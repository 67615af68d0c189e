import { EmailsNotice } from './emails/emails';
import { SinceLine, type SinceLineProps } from './history/since-line';
import { WhoDecides } from './who-decides/who-decides';

/** What stands over the list of users once all seat holders are there. */
export function SeatsNotices({ purchase, workspace }: SinceLineProps) {
  return (
    <>
      <SinceLine purchase={purchase} workspace={workspace} />
      <WhoDecides workspace={workspace} />
      <EmailsNotice workspace={workspace} />
    </>
  );
}

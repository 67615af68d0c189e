import { type ReactNode, useCallback, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { allowedGroups, type WhoDecides as Decisions } from '../../../domain/who-decides';
import { useSession } from '../../../gitlab/session/session-context';
import { readWhoDecides } from '../../../gitlab/who-decides';
import { Banner } from '../../../ui/feedback/banner';
import { useNarrowWindow } from '../../../ui/layout/use-narrow-window';
import type { Workspace } from '../../../workspace/workspace';
import { useRequest } from '../use-request';
import { AccessRules } from './access-rules';
import styles from './who-decides.module.css';

export type WhoDecidesProps = {
  readonly workspace: Workspace;
  /** Leads to the selected users, where they are on another page. */
  readonly selectedLink?: ReactNode;
};

/** Closed until the session ends; what GitLab says is asked once in it as well. */
const dismissed = new WeakSet<Decisions>();

/** Says what else decides about the seats of a group. Nothing where nothing does, or GitLab does not tell. */
export function WhoDecides(props: WhoDecidesProps) {
  const session = useSession();
  const { scope } = props.workspace;
  const load = useCallback(() => readWhoDecides(session, scope), [session, scope]);
  const [answer] = useRequest(load, { atOnce: true });
  const decides = answer.kind === 'ready' ? answer.value : null;
  return decides && <Notice {...props} decides={decides} />;
}

type NoticeProps = WhoDecidesProps & { readonly decides: Decisions };

function Notice({ decides, ...props }: NoticeProps) {
  const t = useTranslations('whoDecides');
  const format = useFormatter();
  const [isOpen, setIsOpen] = useState(!dismissed.has(decides));
  // On a phone the users come first.
  const [isFolded] = useState(useNarrowWindow());
  const { ldap, saml, duoEnabled } = decides;
  const named = (links: readonly { readonly name: string }[]) =>
    format.list(links.map(({ name }) => name));
  const assigning = saml.filter(({ assignsSeats }) => assignsSeats === true);
  const unreported = saml.filter(({ assignsSeats }) => assignsSeats === null);
  const groups = allowedGroups(decides);
  const says = [
    duoEnabled === false && t('duoOff'),
    assigning.length > 0 && t('samlSeats', { groups: named(assigning) }),
    assigning.length === 0 &&
      unreported.length > 0 &&
      t('samlUntold', { groups: named(unreported) }),
    ldap.length > 0 && t('ldap', { groups: format.list(ldap) }),
  ].filter((text) => text !== false);
  if (!isOpen || (says.length === 0 && groups === null)) return null;
  return (
    <Banner
      tone={assigning.length > 0 || groups !== null || duoEnabled === false ? 'caution' : 'info'}
      onDismiss={() => {
        dismissed.add(decides);
        setIsOpen(false);
      }}
    >
      <details className={styles.all} open={!isFolded}>
        <summary>{t('title')}</summary>
        <ul className={styles.list}>
          {says.map((text) => (
            <li key={text}>{text}</li>
          ))}
          {groups && (
            <li>
              <AccessRules {...props} groups={groups} />
            </li>
          )}
        </ul>
      </details>
    </Banner>
  );
}

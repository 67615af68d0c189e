import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { safeHttpUrl } from '../../lib/safe-text';
import { NewTabIcon } from '../icons/icons';
import { VisuallyHidden } from '../layout/visually-hidden';
import { Button, ButtonLink, type ButtonLook } from './button';
import styles from './external-link.module.css';

type ExternalLinkProps = {
  /** Only https and http become a link; otherwise the text stands alone. */
  readonly href: string | null | undefined;
  readonly children: ReactNode;
};

/** Sends no referrer, and gives the other page no access to this one. */
const AWAY = { target: '_blank', rel: 'noopener noreferrer' } as const;

/** A link to another site, in a new tab so that the state of this page is kept. */
export function ExternalLink({ href, children }: ExternalLinkProps) {
  const address = safeHttpUrl(href);
  if (address === null) return <span>{children}</span>;
  return (
    <a href={address} {...AWAY} className={styles.link}>
      {children}
      <NewTabIcon className={styles.icon} />
      <NewTabLabel />
    </a>
  );
}

type ExternalButtonProps = ExternalLinkProps & Pick<ButtonLook, 'variant' | 'size'>;

/** The same as a button; disabled without a valid address. */
export function ExternalButton({ href, children, ...variant }: ExternalButtonProps) {
  const address = safeHttpUrl(href);
  if (address === null) {
    return (
      <Button {...variant} disabled>
        {children}
      </Button>
    );
  }
  return (
    <ButtonLink {...variant} href={address} {...AWAY} endIcon={<NewTabIcon />}>
      {children}
      <NewTabLabel />
    </ButtonLink>
  );
}

function NewTabLabel() {
  const t = useTranslations('ui.link');
  return (
    <>
      {' '}
      <VisuallyHidden>{t('newTab')}</VisuallyHidden>
    </>
  );
}

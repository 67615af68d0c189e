import NewTabIcon from '@mui/icons-material/ArrowOutward';
import Button, { type ButtonProps } from '@mui/material/Button';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { safeHttpUrl } from '../../lib/safe-text';
import styles from './external-link.module.css';
import { VisuallyHidden } from '../layout/visually-hidden';

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
    <Link href={address} {...AWAY}>
      {children}
      <NewTabIcon className={styles.icon} aria-hidden="true" />
      <NewTabLabel />
    </Link>
  );
}

type ExternalButtonProps = ExternalLinkProps & Pick<ButtonProps, 'variant' | 'size' | 'color'>;

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
    <Button {...variant} href={address} {...AWAY} endIcon={<NewTabIcon />}>
      {children}
      <NewTabLabel />
    </Button>
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

import NewTabIcon from '@mui/icons-material/ArrowOutward';
import Button, { type ButtonProps } from '@mui/material/Button';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { safeHttpUrl } from '../../lib/safe-text';
import styles from './external-link.module.css';
import { VisuallyHidden } from '../layout/visually-hidden';

type ExternalLinkProps = {
  /** Only https and http become a link; with anything else the words stand alone. */
  readonly href: string | null | undefined;
  readonly children: ReactNode;
};

/** Never sends where we come from, nor lets the other page reach back. */
const AWAY = { target: '_blank', rel: 'noopener noreferrer' } as const;

/** A link out of the product, in a new tab so that nothing here is lost. */
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

/** The same, looking like a button; disabled without a web address. */
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

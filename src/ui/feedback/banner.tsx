import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../../lib/class-names';
import { IconButton } from '../controls/button';
import { CautionIcon, CloseIcon, DangerIcon, InfoIcon, SuccessIcon } from '../icons/icons';
import styles from './banner.module.css';
import { VisuallyHidden } from '../layout/visually-hidden';

type BannerTone = 'info' | 'success' | 'caution' | 'danger';

type BannerProps = {
  readonly tone: BannerTone;
  /** The message in short, in bold. */
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons or links. */
  readonly actions?: ReactNode;
  /** Shows a button to close it. */
  readonly onDismiss?: () => void;
};

const ICONS = {
  info: InfoIcon,
  success: SuccessIcon,
  caution: CautionIcon,
  danger: DangerIcon,
} as const;

/** A message in the page. Errors are announced assertively, all others politely. */
export function Banner({ tone, title, children, actions, onDismiss }: BannerProps) {
  const t = useTranslations('ui.banner');
  const Icon = ICONS[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classNames(styles.banner, styles[tone])}
    >
      <span className={styles.icon}>
        <Icon />
        <VisuallyHidden>{t(tone)}</VisuallyHidden>
      </span>
      <div className={styles.body}>
        {title !== undefined && <div className={styles.title}>{title}</div>}
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {onDismiss && (
        <IconButton
          size="small"
          className={styles.dismiss}
          aria-label={t('dismiss')}
          onClick={onDismiss}
        >
          <CloseIcon />
        </IconButton>
      )}
    </div>
  );
}

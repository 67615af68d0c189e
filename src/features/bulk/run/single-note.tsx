import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import { pageBody } from '../../../ui/layout/page-body';
import styles from './single.module.css';

/** A note in a corner of the window. Not among the strips, which would make room for it. */
export function SingleNote({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('bulk.run');
  return createPortal(
    <section aria-label={t('label')} className={styles.single} data-no-print>
      {children}
    </section>,
    pageBody(),
  );
}

import type { ReactNode } from 'react';
import { LanguageMenu } from '../../ui/controls/language-menu';
import { ColorModeMenu } from '../../ui/theme/color-mode-menu';
import styles from './sign-in-page.module.css';

/** A page before the sign-in: what stands around its card. */
export function SignInFrame({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <LanguageMenu />
        <ColorModeMenu />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}

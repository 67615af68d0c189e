import type { ReactNode } from 'react';
import { ColorModeMenu } from '../../ui/theme/color-mode-menu';
import { LanguageMenu } from '../../ui/controls/language-menu';
import styles from './sign-in-frame.module.css';

/** The page around the sign-in card. */
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

import Button from '@mui/material/Button';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './filter-editor.module.css';

type EditorFormProps = {
  readonly title: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** The frame of a filter's form: Enter applies, Escape gives up. */
export function EditorForm({ title, onSubmit, children }: EditorFormProps) {
  const t = useTranslations('seats.filters');
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const controls = 'input:checked, input';
    ref.current?.querySelector<HTMLInputElement>(controls)?.focus();
  }, []);
  return (
    <form
      ref={ref}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h2 className={styles.title}>{title}</h2>
      {children}
      <div className={styles.end}>
        <Button type="submit" variant="contained" size="small">
          {t('apply')}
        </Button>
      </div>
    </form>
  );
}

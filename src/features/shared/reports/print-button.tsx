import PrintIcon from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import './print.css';

/** Opens the browser's print dialog. */
export function PrintButton() {
  const t = useTranslations('exports');
  useEffect(printInLight, []);
  return (
    <Button size="small" startIcon={<PrintIcon />} onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}

/** Prints in light colors, also from the browser's own menu. Returns how to stop. */
export function printInLight(): () => void {
  const root = document.documentElement;
  let scheme: string | undefined;
  const before = () => {
    scheme = root.dataset['theme'];
    root.dataset['theme'] = 'light';
  };
  const after = () => {
    if (scheme !== undefined) root.dataset['theme'] = scheme;
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

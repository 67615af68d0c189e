import PrintIcon from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import './print.css';

/** Opens the browser's print dialog: the pages have a style of their own on paper. */
export function PrintButton() {
  const t = useTranslations('exports');
  return (
    <Button size="small" startIcon={<PrintIcon />} onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}

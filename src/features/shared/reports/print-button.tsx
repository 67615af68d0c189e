import PrintIcon from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';

/** Opens the browser's print dialog. */
export function PrintButton() {
  const t = useTranslations('exports');
  return (
    <Button size="small" startIcon={<PrintIcon />} onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}

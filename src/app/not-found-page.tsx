import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../ui/feedback/empty-state';
import { usePageTitle } from '../features/shared/use-page-title';

export function NotFoundPage() {
  const t = useTranslations('shell');
  usePageTitle(t('notFoundTitle'));
  return (
    <EmptyState
      level={1}
      title={t('notFoundTitle')}
      actions={
        <Button variant="contained" component={Link} to="/groups">
          {t('notFoundAction')}
        </Button>
      }
    >
      {t('notFoundText')}
    </EmptyState>
  );
}

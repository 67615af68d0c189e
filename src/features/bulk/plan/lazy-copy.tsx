import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../../ui/feedback/live-region';
import { useState } from 'react';

type LazyCopyProps = {
  readonly label: string;
  /** Made when it is asked for: of a large plan it is megabytes. */
  readonly text: () => string;
};

/** Copies a long text that is not worth making before somebody wants it. */
export function LazyCopy({ label, text }: LazyCopyProps) {
  const t = useTranslations('ui.copy');
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);

  async function copy() {
    const copied = await navigator.clipboard.writeText(text()).then(
      () => 'copied' as const,
      // Forbidden, or no clipboard because the page did not come over https.
      () => 'failed' as const,
    );
    setOutcome(copied);
    announce(t(copied));
  }

  return (
    <Button
      size="small"
      variant="text"
      startIcon={<CopyIcon />}
      onClick={() => void copy()}
      onBlur={() => setOutcome(null)}
    >
      {label}
      {outcome !== null && <span aria-hidden="true">: {t(outcome).toLowerCase()}</span>}
    </Button>
  );
}

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CheckIcon, CopyIcon, DangerIcon } from '../icons/icons';
import { VisuallyHidden } from '../layout/visually-hidden';
import { Button, type ButtonLook } from './button';

type CopyButtonProps = {
  /** What goes to the clipboard; a function, called on a click, where it is long. */
  readonly text: string | (() => string);
  /** Of the button: "Copy add-on purchase ID". */
  readonly label: string;
} & Pick<ButtonLook, 'size' | 'variant'>;

type Outcome = 'copied' | 'failed';

const ICONS = { copied: CheckIcon, failed: DangerIcon } as const;

const SHOWN_FOR_MS = 2_000;

/** Copies, then shows the outcome for two seconds. The width stays, so that nothing jumps. */
export function CopyButton({ text, label, size = 'small', variant = 'outlined' }: CopyButtonProps) {
  const t = useTranslations('ui.copy');
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
      setOutcome('copied');
    } catch {
      // Forbidden, or there is no clipboard over plain http.
      setOutcome('failed');
    }
  }

  const Icon = outcome === null ? CopyIcon : ICONS[outcome];
  return (
    <>
      <Button size={size} variant={variant} startIcon={<Icon />} onClick={() => void copy()}>
        {/* Both in one grid cell: the label keeps the width, and the button its name. */}
        <span style={{ display: 'inline-grid' }}>
          <span style={{ gridArea: '1 / 1', opacity: outcome === null ? 1 : 0 }}>{label}</span>
          {outcome !== null && (
            <span aria-hidden="true" style={{ gridArea: '1 / 1' }}>
              {t(outcome)}
            </span>
          )}
        </span>
      </Button>
      <VisuallyHidden>
        <span role="status">{outcome === null ? '' : t(outcome)}</span>
      </VisuallyHidden>
    </>
  );
}

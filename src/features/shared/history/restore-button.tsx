import { useId } from 'react';
import { Button } from '../../../ui/controls/button';
import { BusyIcon } from '../../../ui/feedback/busy-icon';
import type { Restore } from './use-restore';

type RestoreButtonProps = {
  readonly label: string;
  /** `contained` where it is the one thing to do next. */
  readonly variant?: 'contained' | 'outlined';
  readonly restore: Restore;
  readonly onClick: () => void;
};

/** Opens the plan that gives lost seats back. */
export function RestoreButton({
  label,
  variant = 'outlined',
  restore,
  onClick,
}: RestoreButtonProps) {
  const whyId = useId();
  const { pending, blockedBy } = restore;
  const isIdle = !pending && blockedBy === null;
  return (
    <>
      <Button
        size="small"
        variant={variant}
        aria-disabled={!isIdle}
        aria-busy={pending}
        aria-describedby={blockedBy === null ? undefined : whyId}
        startIcon={pending ? <BusyIcon /> : undefined}
        onClick={isIdle ? onClick : undefined}
      >
        {label}
      </Button>
      {blockedBy !== null && <span id={whyId}>{blockedBy}</span>}
    </>
  );
}

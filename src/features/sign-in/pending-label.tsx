import { VisuallyHidden } from '../../ui/layout/visually-hidden';

/** Tells who listens to the page what is being waited for; always there, so that a change is heard. */
export function PendingLabel({ children }: { readonly children: string | null }) {
  return (
    <VisuallyHidden>
      <span role="status">{children}</span>
    </VisuallyHidden>
  );
}

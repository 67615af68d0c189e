import { createContext, useContext, useState, type ReactNode } from 'react';
import { lazyDialog } from '../../../ui/layout/lazy-part';

const ForgetDialog = lazyDialog(async () => (await import('./forget-dialog')).ForgetDialog, {
  close: ({ onCancel }) => onCancel(),
});

const ForgetContext = createContext<() => void>(() => undefined);

/** Holds the dialog that deletes everything, as it must outlive the session that it ends. */
export function ForgetProvider({ children }: { readonly children: ReactNode }) {
  const [asking, setAsking] = useState(false);
  return (
    <ForgetContext value={() => setAsking(true)}>
      {children}
      {asking && <ForgetDialog onCancel={() => setAsking(false)} />}
    </ForgetContext>
  );
}

/** Opens the dialog that says what this app keeps in this browser, and deletes it. */
export function useForget(): () => void {
  return useContext(ForgetContext);
}

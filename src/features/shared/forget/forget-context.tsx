import { createContext, lazy, Suspense, useContext, useState, type ReactNode } from 'react';

const ForgetDialog = lazy(async () => ({
  default: (await import('./forget-dialog')).ForgetDialog,
}));

const ForgetContext = createContext<() => void>(() => undefined);

/** Holds the dialog that removes everything, which outlives the session that it ends. */
export function ForgetProvider({ children }: { readonly children: ReactNode }) {
  const [asking, setAsking] = useState(false);
  return (
    <ForgetContext value={() => setAsking(true)}>
      {children}
      {asking && (
        <Suspense>
          <ForgetDialog onCancel={() => setAsking(false)} />
        </Suspense>
      )}
    </ForgetContext>
  );
}

/** Opens the dialog that says what this browser keeps, and removes it. */
export function useForget(): () => void {
  return useContext(ForgetContext);
}

import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { SeatUser } from '../../../../domain/seat-user';

const KEY = 'user';

/** The number at the end of a global ID, as in addresses of GitLab; null for another form. */
function numericId(gid: string): string | null {
  return /\/(\d+)$/.exec(gid)?.[1] ?? null;
}

/** The user whose details are open, kept in the address: `?user=42`. Going back closes them. */
export function useUserParam() {
  const [params, setParams] = useSearchParams();
  const text = params.get(KEY);
  const id = text !== null && /^\d{1,15}$/.test(text) ? text : null;
  const open = useCallback(
    (user: SeatUser) => {
      const number = numericId(user.id);
      if (number === null) return;
      setParams((now) => withUser(now, number), { preventScrollReset: true });
    },
    [setParams],
  );
  const close = useCallback(() => {
    setParams((now) => withUser(now, null), { replace: true, preventScrollReset: true });
  }, [setParams]);
  return { id, open, close };
}

function withUser(params: URLSearchParams, id: string | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (id === null) next.delete(KEY);
  else next.set(KEY, id);
  return next;
}

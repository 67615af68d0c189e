import { useCallback } from 'react';
import type { SeatUser } from '../../../../domain/seat-user';
import { useAddressParams, withParam } from '../../../../ui/layout/use-address-params';

const KEY = 'user';

/** The number at the end of a global ID, as in addresses of GitLab; null for another form. */
function numericId(gid: string): string | null {
  return /\/(\d+)$/.exec(gid)?.[1] ?? null;
}

/** The user whose details are open, kept in the address: `?user=42`. Going back closes them. */
export function useUserParam() {
  const [params, change] = useAddressParams();
  const text = params.get(KEY);
  const id = text !== null && /^\d{1,15}$/.test(text) ? text : null;
  const open = useCallback(
    (user: SeatUser) => {
      const number = numericId(user.id);
      if (number !== null) change((now) => withParam(now, KEY, number), { push: true });
    },
    [change],
  );
  const close = useCallback(() => change((now) => withParam(now, KEY, null)), [change]);
  return { id, open, close };
}

import { useCallback, useLayoutEffect, useRef } from 'react';
import { type Location, useLocation, useSearchParams } from 'react-router-dom';

type Change = {
  /** The address before stays in the history, so that going back undoes the change. */
  readonly push?: boolean;
};

/** Returns the changed parameters; those it is given are as they were. */
type Edit = (now: URLSearchParams) => URLSearchParams;

/** What was asked for while a location was shown. */
const asked = new WeakMap<Location, URLSearchParams>();

/**
 * The parameters behind the address, and a function that changes them in place. The router shows a
 * change in a transition, and until then its own parameters are those before it; so every part of a page
 * changes what was asked for last, and two changes in a row never undo each other.
 */
export function useAddressParams() {
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  const current = useRef({ location, params, setParams });
  useLayoutEffect(() => {
    current.current = { location, params, setParams };
  }, [location, params, setParams]);
  const change = useCallback((edit: Edit, { push = false }: Change = {}) => {
    const now = current.current;
    const next = edit(asked.get(now.location) ?? now.params);
    asked.set(now.location, next);
    now.setParams(next, { replace: !push, preventScrollReset: true });
  }, []);
  return [params, change] as const;
}

/** With one parameter set, or without it where `value` is null. */
export function withParam(now: URLSearchParams, name: string, value: string | null) {
  const next = new URLSearchParams(now);
  if (value === null) next.delete(name);
  else next.set(name, value);
  return next;
}

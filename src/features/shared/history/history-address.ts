import { type ScopeAddress, scopePath } from '../scope-address';

/** The history page, with two snapshots compared: those taken at these times (ms). */
export function historyAddress(
  scope: ScopeAddress,
  addOn: string,
  pair?: readonly [from: number, to: number],
): string {
  const params = new URLSearchParams({ addon: addOn });
  if (pair) {
    params.set('from', String(pair[0]));
    params.set('to', String(pair[1]));
  }
  return `${scopePath(scope)}/history?${params.toString()}`;
}

import {
  compileRules,
  type IsProtected,
  type ProtectionRule,
} from '../domain/plan/protected-users';
import { createStore, type Readable } from '../lib/store';
import type { ProtectedUsersStore } from '../storage/protected-users-db';

/**
 * - `loading`: the rules are being read from this browser.
 * - `ready`: these are the rules.
 * - `unreadable`: the stored rules cannot be read, so nobody is protected until they are replaced.
 */
export type ProtectedUsersState = {
  readonly kind: 'loading' | 'ready' | 'unreadable';
  readonly rules: readonly ProtectionRule[];
  readonly isProtected: IsProtected;
  /** False where the browser stores nothing: then the rules last as long as the page. */
  readonly durable: boolean;
};

/** The users of one purchase that are protected from bulk removal. */
export type ProtectedUsersControl = Readable<ProtectedUsersState> & {
  /** The rules as stored now, also by another tab; to be awaited before a plan is made. */
  readonly refresh: () => Promise<IsProtected>;
  readonly save: (rules: readonly ProtectionRule[]) => Promise<void>;
};

export function createProtectedUsers(stored: ProtectedUsersStore): ProtectedUsersControl {
  const { getSnapshot, subscribe, setState } = createStore(stateOf('loading', [], true));
  /** The last save; what is read before it is done is out of date. */
  let saving: Promise<unknown> = Promise.resolve();

  async function refresh(): Promise<IsProtected> {
    await saving;
    const began = saving;
    const rules = await stored.load();
    const { kind, durable, rules: before } = getSnapshot();
    if (began === saving) {
      if (rules === null) setState(stateOf('unreadable', [], durable));
      else if (kind !== 'ready' || !sameRules(rules, before)) {
        setState(stateOf('ready', rules, durable));
      }
    }
    return getSnapshot().isProtected;
  }

  async function save(rules: readonly ProtectionRule[]): Promise<void> {
    setState(({ durable }) => stateOf('ready', rules, durable));
    const saved = stored.save(rules);
    saving = saved;
    const durable = await saved;
    setState((state) => (durable === state.durable ? state : { ...state, durable }));
  }

  void refresh();
  return { getSnapshot, subscribe, refresh, save };
}

function stateOf(
  kind: ProtectedUsersState['kind'],
  rules: readonly ProtectionRule[],
  durable: boolean,
): ProtectedUsersState {
  return { kind, rules, isProtected: compileRules(rules), durable };
}

function sameRules(a: readonly ProtectionRule[], b: readonly ProtectionRule[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

import {
  compileRules,
  type IsProtected,
  type ProtectionRule,
} from '../domain/plan/protected-users';
import type { ProtectedUsersStore } from '../storage/protected-users-db';

/**
 * - `loading`: the rules are being read from this browser.
 * - `ready`: these are the rules.
 * - `unreadable`: rules are stored that cannot be understood, so nobody is protected until somebody decides.
 */
export type ProtectedUsersState = {
  readonly kind: 'loading' | 'ready' | 'unreadable';
  readonly rules: readonly ProtectionRule[];
  readonly isProtected: IsProtected;
  /** False where the browser keeps nothing: then the rules last as long as the page. */
  readonly durable: boolean;
};

/** Who is protected from bulk removal, for one purchase. */
export type ProtectedUsersControl = {
  readonly getSnapshot: () => ProtectedUsersState;
  readonly subscribe: (listener: () => void) => () => void;
  /** The rules as they are stored now, also by another tab; to be awaited before a plan is made. */
  readonly refresh: () => Promise<IsProtected>;
  readonly save: (rules: readonly ProtectionRule[]) => Promise<void>;
};

export function createProtectedUsers(store: ProtectedUsersStore): ProtectedUsersControl {
  const listeners = new Set<() => void>();
  let state: ProtectedUsersState = stateOf('loading', [], true);
  /** What is being stored; reading before it is done would bring the rules from before. */
  let saving: Promise<unknown> = Promise.resolve();

  function setState(next: ProtectedUsersState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  async function refresh(): Promise<IsProtected> {
    await saving;
    const began = saving;
    const rules = await store.load();
    // Saved meanwhile: what was read is old.
    if (began !== saving) return state.isProtected;
    if (rules === null) setState(stateOf('unreadable', [], state.durable));
    else if (state.kind !== 'ready' || !sameRules(rules, state.rules)) {
      setState(stateOf('ready', rules, state.durable));
    }
    return state.isProtected;
  }

  async function save(rules: readonly ProtectionRule[]): Promise<void> {
    setState(stateOf('ready', rules, state.durable));
    const stored = store.save(rules);
    saving = stored;
    const durable = await stored;
    if (durable !== state.durable) setState({ ...state, durable });
  }

  void refresh();
  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    save,
  };
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

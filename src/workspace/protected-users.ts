import {
  compileProtection,
  type Protection,
  type ProtectionRule,
} from '../domain/plan/protected-users';
import type { ProtectionStore } from '../storage/protected-users-db';

/**
 * - `loading`: the rules are being read from this browser.
 * - `ready`: these are the rules.
 * - `unreadable`: rules are stored that cannot be understood, so nobody is protected until somebody decides.
 */
export type ProtectionState = {
  readonly kind: 'loading' | 'ready' | 'unreadable';
  readonly rules: readonly ProtectionRule[];
  readonly isProtected: Protection;
  /** False where the browser keeps nothing: then the rules last as long as the page. */
  readonly durable: boolean;
};

/** Who is protected from bulk removal, for one purchase. */
export type ProtectionControl = {
  readonly getSnapshot: () => ProtectionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** The rules as they are stored now, also by another tab; to be awaited before a plan is made. */
  readonly refresh: () => Promise<Protection>;
  readonly save: (rules: readonly ProtectionRule[]) => Promise<void>;
};

export function createProtection(store: ProtectionStore): ProtectionControl {
  const listeners = new Set<() => void>();
  let state: ProtectionState = stateOf('loading', [], true);
  /** What is being stored; reading before it is done would bring the rules from before. */
  let saving: Promise<unknown> = Promise.resolve();

  function setState(next: ProtectionState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  async function refresh(): Promise<Protection> {
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
  kind: ProtectionState['kind'],
  rules: readonly ProtectionRule[],
  durable: boolean,
): ProtectionState {
  return { kind, rules, isProtected: compileProtection(rules), durable };
}

function sameRules(a: readonly ProtectionRule[], b: readonly ProtectionRule[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

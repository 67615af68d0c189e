import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import { asGatewayError, GatewayError } from '../../domain/gateway-error';
import type { Usage, UsageAnswer, UsageGap, UsageSpan } from '../../domain/utilization/usage';
import { type Day, daysBefore } from '../../lib/days';
import { forEachAtOnce } from '../../lib/each-at-once';
import { createStore } from '../../lib/store';
import { perSession } from '../session/per-session';
import type { Session } from '../session/session';
import { useFeatures, useRetryOnceSignedIn, useSession } from '../session/session-context';
import type { UsageOptions, UsageScope } from './usage-options';

type Answered = {
  readonly answer: UsageAnswer;
  /** In ms since the epoch. */
  readonly readAt: number;
};

/** Use of Duo in a span, as far as it is read. It is read on request. */
export type UsageState =
  | { readonly kind: 'idle' }
  /** `before` is what was read earlier, and counts until there is something newer. */
  | { readonly kind: 'loading'; readonly users: number; readonly before: Answered | undefined }
  | { readonly kind: 'failed'; readonly error: GatewayError }
  | ({ readonly kind: 'ready' } & Answered);

const IDLE: UsageState = { kind: 'idle' };

/** The figures, once they are read, also while newer ones are. */
export function usageIn(state: UsageState): Usage | undefined {
  const known =
    state.kind === 'loading' ? state.before : state.kind === 'ready' ? state : undefined;
  return known?.answer.kind === 'answered' ? known.answer.usage : undefined;
}

/** The code that reads is loaded with the first question. */
async function read(
  session: Session,
  scope: UsageScope,
  span: UsageSpan,
  options: UsageOptions,
): Promise<UsageAnswer> {
  const { readUsage } = await import('./read-usage').catch(() => {
    throw new GatewayError('network', 'A part of this page could not be loaded');
  });
  return readUsage(session, scope, span, options);
}

function createUsageStore(session: Session) {
  const states = createStore<ReadonlyMap<string, UsageState>>(new Map());
  const aborts = new Map<string, AbortController>();
  const stateOf = (key: string) => states.getSnapshot().get(key) ?? IDLE;

  function setState(key: string, state: UsageState): void {
    states.setState((before) => new Map(before).set(key, state));
  }

  async function load(key: string, scope: UsageScope, span: UsageSpan): Promise<void> {
    const now = stateOf(key);
    if (now.kind === 'loading') return;
    const before = now.kind === 'ready' ? now : undefined;
    const abort = new AbortController();
    aborts.set(key, abort);
    // A request that was stopped may still answer; by then another one may be under way.
    const setCurrent = (state: UsageState) => {
      if (!abort.signal.aborted) setState(key, state);
    };
    setCurrent({ kind: 'loading', users: 0, before });
    const onProgress = (users: number) => setCurrent({ kind: 'loading', users, before });
    await read(session, scope, span, { signal: abort.signal, onProgress }).then(
      (answer) => setCurrent({ kind: 'ready', answer, readAt: Date.now() }),
      (error: unknown) => setCurrent({ kind: 'failed', error: asGatewayError(error) }),
    );
  }

  return {
    subscribe: states.subscribe,
    getSnapshot: states.getSnapshot,
    stateOf,
    load,
    stop(key: string): void {
      const now = stateOf(key);
      if (now.kind !== 'loading') return;
      aborts.get(key)?.abort();
      setState(key, now.before ? { kind: 'ready', ...now.before } : IDLE);
    },
  };
}

/** What was read outlives the page that asked for it, and ends with the session. Nothing of it is stored. */
const storeOf = perSession(createUsageStore);

export type UsageRequest = {
  readonly state: UsageState;
  /** Reads it, again where it was read before. */
  readonly load: () => void;
  readonly stop: () => void;
};

const keyOf = (scope: UsageScope, days: number, today: Day) =>
  `${scope.kind === 'group' ? scope.fullPath : ''} ${days} ${today}`;

const spanOf = (days: number, today: Day): UsageSpan => ({
  from: daysBefore(today, days - 1),
  to: today,
});

/** The use of Duo in the `days` up to today, for all pages together. */
export function useUsage(
  scope: UsageScope,
  days: number,
  { today }: { readonly today: Day },
): UsageRequest {
  const store = storeOf(useSession());
  const fullPath = scope.kind === 'group' ? scope.fullPath : null;
  const key = keyOf(scope, days, today);
  const state = useSyncExternalStore(store.subscribe, () => store.stateOf(key));
  const load = useCallback(() => {
    const own: UsageScope = fullPath === null ? { kind: 'instance' } : { kind: 'group', fullPath };
    void store.load(key, own, spanOf(days, today));
  }, [store, key, fullPath, days, today]);
  const stop = useCallback(() => store.stop(key), [store, key]);
  useRetryOnceSignedIn(state.kind === 'failed' && state.error.kind === 'auth', load);
  return useMemo(() => ({ state, load, stop }), [state, load, stop]);
}

/** Why there are no figures, where this GitLab is known to have none; null where it is to be asked. */
export function useUsageGap({
  kind,
}: UsageScope): Extract<UsageGap, 'version' | 'instance'> | null {
  const { usageByFeature, usageEvents, instanceUsage } = useFeatures();
  if (kind === 'instance') return instanceUsage ? null : 'instance';
  return usageByFeature || usageEvents ? null : 'version';
}

/** That of several groups: read one after the other, so that no other question has to wait for long. */
export function useUsages(
  days: number,
  { today }: { readonly today: Day },
): {
  readonly stateOf: (scope: UsageScope) => UsageState;
  /** Reads what is not read yet. */
  readonly load: (scopes: readonly UsageScope[]) => void;
  readonly stop: (scopes: readonly UsageScope[]) => void;
} {
  const store = storeOf(useSession());
  const states = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const reading = useRef<AbortController | null>(null);
  return {
    stateOf: (scope) => states.get(keyOf(scope, days, today)) ?? IDLE,
    load(scopes) {
      const controller = new AbortController();
      reading.current = controller;
      const missing = scopes.filter(
        (one) => store.stateOf(keyOf(one, days, today)).kind !== 'ready',
      );
      const read = (one: UsageScope) =>
        store.load(keyOf(one, days, today), one, spanOf(days, today));
      void forEachAtOnce(missing, 1, read, controller.signal);
    },
    stop(scopes) {
      reading.current?.abort();
      for (const one of scopes) store.stop(keyOf(one, days, today));
    },
  };
}

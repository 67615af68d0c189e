import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { UsageAnswer } from '../../domain/utilization/usage';
import { readUsage } from '../../gitlab/usage';
import { type Day, daysBefore } from '../../lib/days';
import { asGatewayError } from '../../domain/gateway-error';
import { useRetryOnceSignedIn, useSession } from '../../gitlab/session/session-context';

/** Something that is read from GitLab on request. */
export type RequestState<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly progress: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly refused: boolean }
  | { readonly kind: 'ready'; readonly value: T };

/**
 * The state of a request, and how to start it.
 * @param load gets a signal that aborts when the page is left, and reports its progress.
 */
export function useRequest<T>(
  load: (signal: AbortSignal, onProgress: (count: number) => void) => Promise<T>,
): readonly [RequestState<T>, () => void] {
  const errors = useTranslations('errors.gateway');
  const [state, setState] = useState<RequestState<T>>({ kind: 'idle' });
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);

  const start = useCallback(() => {
    leaving.current?.abort();
    const controller = new AbortController();
    leaving.current = controller;
    const setLive = (next: RequestState<T>) => {
      if (!controller.signal.aborted) setState(next);
    };
    setLive({ kind: 'loading', progress: 0 });
    load(controller.signal, (progress) => setLive({ kind: 'loading', progress })).then(
      (value) => setLive({ kind: 'ready', value }),
      (error: unknown) => {
        const { kind } = asGatewayError(error);
        setLive({ kind: 'failed', reason: errors(`${kind}.title`), refused: kind === 'auth' });
      },
    );
  }, [load, errors]);
  useRetryOnceSignedIn(state.kind === 'failed' && state.refused, start);
  return [state, start];
}

/** The use of Duo by the users of a group in the `days` up to today. */
export function useUsage(
  fullPath: string | null,
  { days, today }: { readonly days: number; readonly today: Day },
): readonly [RequestState<UsageAnswer>, () => void] {
  const session = useSession();
  const load = useCallback(
    (signal: AbortSignal) => {
      const span = { from: daysBefore(today, days - 1), to: today };
      return readUsage(session, fullPath ?? '', span, { signal });
    },
    [session, fullPath, days, today],
  );
  return useRequest(load);
}

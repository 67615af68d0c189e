import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { asGatewayError } from '../../domain/gateway-error';
import { useRetryOnceSignedIn } from '../../gitlab/session/session-context';

/** Something that is read from GitLab. */
export type RequestState<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly progress: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly refused: boolean }
  | { readonly kind: 'ready'; readonly value: T };

type RequestOptions = {
  /** Starts by itself. */
  readonly atOnce?: boolean;
};

const IDLE = { kind: 'idle' } as const;
const STARTING = { kind: 'loading', progress: 0 } as const;

/**
 * The state of a request, how to start it, and how to stop it.
 * @param load gets a signal that aborts when the page is left, and reports its progress.
 */
export function useRequest<T>(
  load: (signal: AbortSignal, onProgress: (count: number) => void) => Promise<T>,
  { atOnce = false }: RequestOptions = {},
): readonly [state: RequestState<T>, start: () => void, stop: () => void] {
  const errors = useTranslations('errors.gateway');
  const [state, setState] = useState<RequestState<T>>(atOnce ? STARTING : IDLE);
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);

  const start = useCallback(() => {
    leaving.current?.abort();
    const controller = new AbortController();
    leaving.current = controller;
    const setLive = (next: RequestState<T>) => {
      if (!controller.signal.aborted) setState(next);
    };
    setLive(STARTING);
    load(controller.signal, (progress) => setLive({ kind: 'loading', progress })).then(
      (value) => setLive({ kind: 'ready', value }),
      (error: unknown) => {
        const { kind } = asGatewayError(error);
        setLive({ kind: 'failed', reason: errors(`${kind}.title`), refused: kind === 'auth' });
      },
    );
  }, [load, errors]);
  const stop = useCallback(() => {
    leaving.current?.abort();
    setState(IDLE);
  }, []);
  const begin = useEffectEvent(start);
  useEffect(() => {
    if (atOnce) begin();
  }, [atOnce, load]);
  useRetryOnceSignedIn(state.kind === 'failed' && state.refused, start);
  return [state, start, stop];
}

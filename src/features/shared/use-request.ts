import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { asGatewayError } from '../../domain/gateway-error';
import { useRetryOnceSignedIn } from '../../gitlab/session/session-context';

/** Something that is read from GitLab only when a person asks for it. */
export type Asked<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly progress: number }
  | { readonly kind: 'failed'; readonly reason: string; readonly refused: boolean }
  | { readonly kind: 'ready'; readonly value: T };

/** `load` gets a signal that ends with the page, and a way to tell how far it is. */
export function useAsked<T>(
  load: (signal: AbortSignal, onProgress: (count: number) => void) => Promise<T>,
): readonly [Asked<T>, () => void] {
  const errors = useTranslations('errors.gateway');
  const [state, setState] = useState<Asked<T>>({ kind: 'idle' });
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);

  const ask = useCallback(() => {
    leaving.current?.abort();
    const controller = new AbortController();
    leaving.current = controller;
    const setLive = (next: Asked<T>) => {
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
  useRetryOnceSignedIn(state.kind === 'failed' && state.refused, ask);
  return [state, ask];
}

/** Time as the engines see it: milliseconds, injected so that tests run on virtual time. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects, or simply resolves early, once `signal` is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

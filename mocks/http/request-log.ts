export interface LoggedRequest {
  readonly operation: string;
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly ms: number;
  readonly requestId: string;
  /** Epoch milliseconds of real time. */
  readonly at: number;
}

const KEPT_REQUESTS = 5_000;

/** The latest requests to the API, the oldest first. */
export function createRequestLog(): {
  add(entry: LoggedRequest): void;
  list(): readonly LoggedRequest[];
  clear(): void;
} {
  let entries: LoggedRequest[] = [];
  return {
    add(entry) {
      if (entries.length >= KEPT_REQUESTS * 2) entries = entries.slice(-KEPT_REQUESTS);
      entries.push(entry);
    },
    list: () => entries.slice(-KEPT_REQUESTS),
    clear() {
      entries = [];
    },
  };
}

/** What the panel needs of the mocked GitLab in this page. */
export type DemoControls = {
  readonly snapshot: (options: {
    readonly omit: readonly ('users' | 'seats' | 'mails')[];
  }) => DemoSnapshot;
  readonly apply: (patch: DemoPatch) => unknown;
  /** Called after each request and each change. */
  readonly subscribe: (listener: () => void) => () => void;
};

export type DemoSnapshot = {
  readonly scenario: string;
  readonly scenarios: readonly { readonly name: string; readonly summary: string }[];
  readonly faults: readonly { readonly kind: string }[];
  readonly requests: readonly DemoRequest[];
};

export type DemoRequest = {
  readonly operation: string;
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly ms: number;
};

export type DemoFault = {
  readonly kind: 'latency' | 'rate-limit' | 'server-error' | 'drop-after' | 'revoke-token';
  readonly operation?: string;
  readonly probability?: number;
  readonly ms?: number;
};

export type DemoPatch = {
  readonly scenario?: string;
  readonly faults?: readonly DemoFault[];
  readonly reset?: true;
};

/** Trouble one can switch on and off, by the words for it. */
export const DEMO_FAULTS: Readonly<Record<'slow' | 'rate' | 'server' | 'lost', DemoFault>> = {
  slow: { kind: 'latency', ms: 900 },
  rate: { kind: 'rate-limit', probability: 0.3 },
  server: { kind: 'server-error', probability: 0.3 },
  lost: { kind: 'drop-after', operation: 'userAddOnAssignment*', probability: 0.4 },
};

export type DemoFaultName = keyof typeof DEMO_FAULTS;

export const DEMO_FAULT_NAMES = Object.keys(DEMO_FAULTS) as DemoFaultName[];

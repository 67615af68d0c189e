import { version } from '../../../package.json';
import { GatewayError } from '../../domain/gateway-error';
import { safeText } from '../../lib/safe-text';

export type ErrorDetails = {
  /** `HTTP 502`, `TypeError` and the like, with the error's own text. */
  readonly message: string;
  /** GitLab's, to quote to its administrators. */
  readonly requestId: string | null;
  /** All that helps who is asked for help, one fact a line; no token, no names, no filters. */
  readonly text: string;
};

const MOST = 500;

/** What can be told about an error to somebody else. */
export function errorDetails(error: Error, at: Date = new Date()): ErrorDetails {
  const { kind, status, requestId } = partsOf(error);
  const messages = safeText(error.message, MOST);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Duo Seats', version],
    ['Time', at.toISOString()],
    // Without what follows the path: filters can name people.
    ['Page', window.location.pathname],
    ['Error', kind],
    ['HTTP status', status?.toString()],
    ['Request ID', requestId],
    ['Message', messages],
    ['Browser', navigator.userAgent],
  ];
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  return {
    message: `${status === undefined ? kind : `HTTP ${status}`}: ${messages}`,
    requestId: requestId ?? null,
    text: known.map(([name, value]) => `${name}: ${value ?? ''}`).join('\n'),
  };
}

function partsOf(error: Error): {
  readonly kind: string;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
} {
  if (!(error instanceof GatewayError)) return { kind: error.name };
  return { kind: error.kind, ...error.details };
}

/** Whether a part of the page itself could not be fetched. Browsers tell it by words alone. */
export function isMissingPart(error: Error): boolean {
  return /dynamically imported module|importing a module script failed|unable to preload/i.test(
    error.message,
  );
}

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { version } from '../../../../package.json';
import { GatewayError } from '../../../domain/gateway-error';
import { safeText } from '../../../lib/safe-text';
import { CopyButton } from '../../../ui/controls/copy-button';

/** The details of an error, folded away, and a button that copies them for support. */
export function ErrorFacts({ error }: { readonly error: Error }) {
  const t = useTranslations('errors');
  const shell = useTranslations('shell');
  const { message, requestId, text } = useMemo(() => errorDetails(error), [error]);
  return (
    <details>
      <summary>{shell('crashDetails')}</summary>
      <p style={{ overflowWrap: 'anywhere' }}>
        <code>{message}</code>
      </p>
      {requestId !== null && <p>{t('requestId', { requestId })}</p>}
      <CopyButton text={text} label={shell('copyDetails')} />
    </details>
  );
}

type ErrorDetails = {
  /** `HTTP 502`, `TypeError` and the like, with the error's message. */
  readonly message: string;
  /** GitLab's, to quote to its administrators. */
  readonly requestId: string | null;
  /** The details for support, one a line; no token, no names, no filters. */
  readonly text: string;
};

/** In characters. */
const MAX_MESSAGE = 500;

/** The details of an error, without secrets. */
export function errorDetails(error: Error, at: Date = new Date()): ErrorDetails {
  const { kind, status, requestId } = partsOf(error);
  const message = safeText(error.message, MAX_MESSAGE);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Duo Seats', version],
    ['Time', at.toISOString()],
    // Without the query: filters can name users.
    ['Page', window.location.pathname],
    ['Error', kind],
    ['HTTP status', status?.toString()],
    ['Request ID', requestId],
    ['Message', message],
    ['Browser', navigator.userAgent],
  ];
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  return {
    message: `${status === undefined ? kind : `HTTP ${status}`}: ${message}`,
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

/** Whether a part of the page itself could not be fetched. Only the browser's message says so. */
export function isMissingPart(error: Error): boolean {
  return /dynamically imported module|importing a module script failed|unable to preload/i.test(
    error.message,
  );
}

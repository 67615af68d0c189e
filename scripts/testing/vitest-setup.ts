/** Makes unit tests loud: anything in the console fails the test. */
import { afterEach, beforeEach, expect } from 'vitest';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const realFetch = globalThis.fetch;
let complaints: string[] = [];

// Assigned, not spied on: a test that expects a warning spies on the console itself, and so takes over.
console.error = (...args: unknown[]) => void complaints.push(`console.error: ${asText(args)}`);
console.warn = (...args: unknown[]) => void complaints.push(`console.warn: ${asText(args)}`);

// MSW wraps this when a test uses it. Only requests to the mocked GitLab's HTTP server on this computer are let through.
globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, 'http://relative.invalid');
  if (LOOPBACK.has(url.hostname)) return realFetch(input, init);
  complaints.push(`unhandled request: ${url.href}`);
  return Promise.reject(new TypeError(`Unhandled request in a test: ${url.href}`));
};

beforeEach(() => {
  complaints = [];
});

afterEach(() => {
  const found = complaints;
  complaints = [];
  expect(found, 'what the test left in the console or sent to nowhere').toEqual([]);
});

function asText(args: readonly unknown[]): string {
  return args
    .map((arg) => (arg instanceof Error ? (arg.stack ?? arg.message) : String(arg)))
    .join(' ');
}

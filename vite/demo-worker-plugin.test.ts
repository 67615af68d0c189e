import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { WORKER_GUARD } from './demo-worker-plugin.ts';

type FetchListener = (event: {
  readonly request: { readonly url: string };
  readonly stopImmediatePropagation: () => void;
}) => void;

it('lets no request but those to the demo come to the worker', () => {
  let listener: FetchListener = () => undefined;
  const listen = (_name: string, heard: FetchListener) => (listener = heard);
  runInNewContext(WORKER_GUARD, { addEventListener: listen, URL });
  const isStopped = (url: string) => {
    const stopImmediatePropagation = vi.fn();
    listener({ request: { url }, stopImmediatePropagation });
    return stopImmediatePropagation.mock.calls.length === 1;
  };
  expect(isStopped('https://gitlab.demo.invalid/api/graphql')).toBe(false);
  expect(isStopped('https://gitlab.example.com/api/graphql')).toBe(true);
  expect(isStopped('https://gitlab.demo.invalid.example.com/api/graphql')).toBe(true);
  expect(isStopped('http://localhost:8080/api/graphql')).toBe(true);
});

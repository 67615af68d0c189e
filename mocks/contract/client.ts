import { afterAll, beforeAll } from 'vitest';
import type { MockPatch } from '../control/patch';
import type { MockSnapshot } from '../control/snapshot';
import { startServer } from '../server';
import type { RunningServer, ServerOptions } from '../server';

export const OWNER = 'glpat-demo-owner';
export const ADMIN = 'glpat-demo-admin';
export const READ_ONLY = 'glpat-demo-readonly';
export const DEVELOPER = 'glpat-demo-developer';
export const OUTSIDER = 'glpat-demo-outsider';

export const RESOURCE_ERROR =
  "The resource that you are attempting to access does not exist or you don't have permission to perform this action";

/** What a GraphQL endpoint answers, as loosely as a client from outside knows it. */
export interface GraphQLBody {
  // The tests look into answers of many shapes; wrong paths read undefined and fail the assertion.
  readonly data?: Tree | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions?: Tree;
  }[];
}

export type Leaf = string | number | boolean | null | undefined;
export interface Tree {
  readonly [name: string]: Tree | readonly Tree[] | Leaf;
}

/** The value at a path like `namespace.addOnEligibleUsers.nodes`. */
export function at(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as Readonly<Record<string, unknown>>)[key];
  }, tree);
}

/** The list at a path; empty when there is none. */
export function list(tree: unknown, path: string): readonly unknown[] {
  const value = at(tree, path);
  return Array.isArray(value) ? value : [];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: GraphQLBody;
}

export interface QueryOptions {
  readonly token?: string | null;
  readonly variables?: unknown;
  readonly operationName?: string;
}

const bearer = (token: string | null): Record<string, string> =>
  token === null ? {} : { Authorization: `Bearer ${token}` };

/** Speaks HTTP with a server, as any client would. */
export class Client {
  constructor(private readonly running: () => RunningServer) {}

  get url(): string {
    return this.running().url;
  }

  async request(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const body = (isJson ? JSON.parse(text) : {}) as GraphQLBody;
    return { status: response.status, headers: response.headers, text, body };
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  graphql(query: string, options: QueryOptions = {}): Promise<Answer> {
    const { token = OWNER, ...rest } = options;
    return this.post('/api/graphql', { query, ...rest }, bearer(token));
  }

  rest(path: string, token: string | null = OWNER): Promise<Answer> {
    return this.request(`/api/v4${path}`, { headers: bearer(token) });
  }

  async snapshot(): Promise<MockSnapshot> {
    return JSON.parse((await this.request('/__mock')).text) as MockSnapshot;
  }

  /** Changes the mock from outside; fails loudly when it refuses. */
  async patch(patch: MockPatch): Promise<MockSnapshot> {
    const answer = await this.post('/__mock', patch);
    if (answer.status !== 200) throw new Error(answer.text);
    return JSON.parse(answer.text) as MockSnapshot;
  }
}

/** A server for the tests of a file or a block. */
export function useServer(options: ServerOptions): Client {
  let running: RunningServer | null = null;
  beforeAll(async () => {
    running = await startServer(options);
  });
  afterAll(() => running?.close());
  return new Client(() => {
    if (running === null) throw new Error('The server has not been started yet');
    return running;
  });
}

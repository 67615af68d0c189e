import { describe, expect, it, vi } from 'vitest';
import { GatewayError } from '../../domain/gateway-error';
import { readUserList } from '../../domain/plan/read-user-list';
import type { ServerSearchResult } from '../../domain/roster/load/server-search';
import { makeUser } from '../../domain/roster/testing/make-user';
import type { SeatUser } from '../../domain/seat-user';
import { lookUp, MAX_LOOK_UPS } from './look-up';

const ann = makeUser(1, { username: 'Ann' });
const hidden = makeUser(2, { username: 'zoe', name: 'Zoë' });
const open = makeUser(3, { username: 'kim', publicEmail: 'Kim@Example.com' });

function searchOf(byText: Readonly<Record<string, readonly SeatUser[]>>) {
  return vi.fn((text: string): Promise<ServerSearchResult> => {
    const users = byText[text] ?? [];
    return Promise.resolve({ text, users, foundIn: new Map(), more: false, total: users.length });
  });
}

function ask(
  text: string,
  search: ReturnType<typeof searchOf>,
  signal = new AbortController().signal,
) {
  return lookUp(readUserList(text).rows, { search }, signal, () => undefined);
}

describe('lookUp', () => {
  it('finds by exact username, not by one that contains it', async () => {
    const search = searchOf({ ann: [makeUser(9, { username: 'ann.b' }), ann], an: [ann] });
    const { found, requested } = await ask('ann\nan', search);
    expect(found.map(({ user }) => user.id)).toEqual([ann.id]);
    expect(requested).toHaveLength(2);
  });

  it('finds by the whole public e-mail', async () => {
    const search = searchOf({ 'kim@example.com': [hidden, open] });
    const { found } = await ask('kim@example.com', search);
    expect(found.map(({ user }) => user.username)).toEqual(['kim']);
  });

  it('believes no answer to an e-mail without that e-mail: GitLab finds no private one', async () => {
    const search = searchOf({
      'zoe@corp.example': [hidden],
      'boss@example.com': [makeUser(4, { name: 'boss@example.com' })],
      'two@example.com': [ann, hidden],
    });
    const text = 'zoe@corp.example\nboss@example.com\ntwo@example.com';
    expect((await ask(text, search)).found).toEqual([]);
  });

  it('never asks for IDs, which GitLab does not search', async () => {
    const search = searchOf({});
    await ask('gid://gitlab/User/5', search);
    expect(search).not.toHaveBeenCalled();
  });

  it('asks for a bounded number', async () => {
    const search = searchOf({});
    const names = Array.from({ length: MAX_LOOK_UPS + 50 }, (_, at) => `user${at}`);
    const { requested } = await ask(names.join('\n'), search);
    expect(search).toHaveBeenCalledTimes(MAX_LOOK_UPS);
    expect(requested).toHaveLength(MAX_LOOK_UPS);
  });

  it('ends at the first error with what was found', async () => {
    const search = searchOf({ ann: [ann] });
    search.mockImplementation((text) =>
      text === 'ann'
        ? Promise.resolve({ text, users: [ann], foundIn: new Map(), more: false, total: 1 })
        : Promise.reject(new GatewayError('rate', 'Retry later')),
    );
    const result = await ask('ann\nb1\nb2\nb3\nb4\nb5\nb6', search);
    expect(result.stopped).toBe('rate');
    expect(result.found).toHaveLength(1);
    expect(search.mock.calls.length).toBeLessThan(6);
  });

  it('stops when asked to', async () => {
    const stop = new AbortController();
    const search = searchOf({});
    search.mockImplementation((text) => {
      stop.abort();
      return Promise.resolve({ text, users: [], foundIn: new Map(), more: false, total: 0 });
    });
    expect((await ask('a1\nb2\nc3\nd4\ne5', search, stop.signal)).stopped).toBe('canceled');
  });
});

import { describe, expect, it } from 'vitest';
import { createFirstQuestions, forgetFirstQuestions } from './first-questions';
import type { StoragePort } from './token-vault';

const ADA = 'https://gitlab.test gid://gitlab/User/1';
const BOB = 'https://gitlab.test gid://gitlab/User/2';

function memory(): { readonly port: StoragePort; readonly text: () => string } {
  const items = new Map<string, string>();
  const port: StoragePort = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
  return { port, text: () => [...items.values()].join() };
}

function body(operationName: string, variables: Readonly<Record<string, unknown>> = {}): string {
  const query = `query ${operationName} { filterByAssignedSeat }`;
  return JSON.stringify({ operationName, variables, query });
}

const HOLDERS = { filterByAssignedSeat: 'true', search: null, first: 100, after: null };
const WHO = [body('Session'), body('OwnedGroups', { search: null, after: null })];
const OF_ACME = [
  body('GroupPurchases', { namespaceId: 'gid://gitlab/Group/1' }),
  body('GroupEligibleUsers', { fullPath: 'acme', ...HOLDERS }),
];

/** Asks in this order, and GitLab answers each. */
function visit(port: StoragePort, owner: string, bodies: readonly string[]): void {
  const questions = createFirstQuestions(port, () => owner);
  for (const one of bodies) {
    questions.sent(one);
    questions.answered((JSON.parse(one) as { operationName: string }).operationName);
  }
}

const read = (port: StoragePort, owner: string, scope: string | null) =>
  createFirstQuestions(port, () => owner).read(scope);

describe('the first questions', () => {
  it('are those that led to the first users of a group, for its page', () => {
    const { port } = memory();
    visit(port, ADA, [...WHO, ...OF_ACME]);
    expect(read(port, ADA, 'acme')).toEqual([...WHO, ...OF_ACME]);
    expect(read(port, ADA, 'other')).toEqual(WHO);
    expect(read(port, ADA, null)).toEqual(WHO);
  });

  it('are those of the instance, which has no path', () => {
    const { port } = memory();
    const own = [body('InstancePurchases'), body('InstanceEligibleUsers', HOLDERS)];
    visit(port, ADA, [...WHO, ...own]);
    expect(read(port, ADA, '')).toEqual([...WHO, ...own]);
  });

  it('are each user’s own, and forgotten with a sign-out', () => {
    const { port } = memory();
    visit(port, ADA, [...WHO, ...OF_ACME]);
    visit(port, BOB, [...WHO, ...OF_ACME]);
    forgetFirstQuestions(port, ADA);
    expect(read(port, ADA, 'acme')).toEqual([]);
    expect(read(port, BOB, 'acme')).toHaveLength(4);
  });

  it.each([
    ['a search', { ...HOLDERS, search: 'ada' }],
    ['a later page', { ...HOLDERS, after: 'cursor' }],
    ['users without a seat', { ...HOLDERS, filterByAssignedSeat: 'false' }],
    ['a count', { ...HOLDERS, first: 1 }],
  ])('leave out %s', (_what, variables) => {
    const { port, text } = memory();
    visit(port, ADA, [...WHO, OF_ACME[0] ?? '', body('GroupEligibleUsers', variables)]);
    expect(text()).toBe('');
  });

  it('leave out what GitLab refused', () => {
    const { port } = memory();
    const questions = createFirstQuestions(port, () => ADA);
    visit(port, ADA, [...WHO, ...OF_ACME]);
    questions.sent(body('Session', { newer: true }));
    for (const one of [...WHO, ...OF_ACME]) questions.sent(one);
    expect(read(port, ADA, 'acme')).toEqual([...WHO, ...OF_ACME]);
  });

  it('are kept of the ten users seen last', () => {
    const { port } = memory();
    for (let user = 1; user <= 12; user += 1) {
      visit(port, `https://gitlab.test ${user}`, [...WHO, ...OF_ACME]);
    }
    const known = Array.from({ length: 12 }, (_, index) => index + 1).filter(
      (user) => read(port, `https://gitlab.test ${user}`, null).length > 0,
    );
    expect(known).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it.each([
    ['a mutation', 'mutation Session { a }'],
    ['a mutation behind a query', 'query A { a } mutation Session { b }'],
    ['nothing', ''],
  ])('are never %s, whatever is in the storage', (_what, query) => {
    const { port } = memory();
    const question = JSON.stringify({ operationName: 'Session', variables: {}, query });
    const stored = { [ADA]: { scope: 'acme', questions: [question] } };
    port?.setItem('duo-seats:first-questions', JSON.stringify(stored));
    expect(read(port, ADA, 'acme')).toEqual([]);
  });

  it('are none where the browser forbids storage', () => {
    visit(null, ADA, [...WHO, ...OF_ACME]);
    expect(read(null, ADA, 'acme')).toEqual([]);
  });
});

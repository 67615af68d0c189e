import * as v from 'valibot';
import { createSetting } from '../../lib/setting';
import type { StoragePort } from './token-vault';

/**
 * What a page asks GitLab before it shows its first users: who the token's user is, their groups, the purchases
 * of the group or instance on screen, and the first page of seat holders. The browser remembers these requests
 * as they were sent, so that the next visit can send them all at once while its code is loading. They hold the
 * group's ID and path, the purchase's ID and what this GitLab was asked by its version: never a token, a
 * search, or anything about users.
 *
 * Nothing is believed because of them. Code that asks the very same finds the answer waiting; code that asks
 * something else, as the version, the group or the purchase is another one now, asks GitLab.
 */
export type FirstQuestions = {
  /** Bodies of GraphQL requests, to be asked at once on the page of this scope. */
  read(scope: ScopeKey | null): readonly string[];
  /** A request was sent; `body` is that of a GraphQL request. */
  sent(body: unknown): void;
  /** GitLab answered the last request of this operation as expected. */
  answered(operationName: string | undefined): void;
};

/** The full path of a group; empty for the instance. */
export type ScopeKey = string;

/** Users of instances, those seen last. */
const MOST_OWNERS = 10;
const MOST_BODY = 10_000;

const Question = v.pipe(
  v.string(),
  v.maxLength(MOST_BODY),
  // Never a mutation, whatever got into the storage.
  v.check((text) => readQuestion(text) !== null),
);

const Stored = v.record(
  v.string(),
  v.object({ scope: v.string(), questions: v.pipe(v.array(Question), v.maxLength(5)) }),
);

const Body = v.object({
  operationName: v.string(),
  variables: v.optional(v.record(v.string(), v.unknown()), {}),
  query: v.pipe(v.string(), v.startsWith('query '), v.excludes('mutation')),
});

/** The operations in question, by their names in src/gitlab/operations. */
const WHO = ['Session', 'OwnedGroups'];
const PURCHASES = ['GroupPurchases', 'InstancePurchases'];
const USERS = ['GroupEligibleUsers', 'InstanceEligibleUsers'];

type Question = { readonly name: string; readonly scope: ScopeKey | null };

/** What a request asks; null where it is none of the first questions. */
function readQuestion(text: unknown): Question | null {
  if (typeof text !== 'string') return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const body = v.safeParse(Body, parsed);
  if (!body.success) return null;
  const { operationName: name, variables, query } = body.output;
  const { search, after, first, filterByAssignedSeat, fullPath } = variables;
  if (search != null || after != null) return null;
  if (WHO.includes(name) || PURCHASES.includes(name)) return { name, scope: null };
  // Holders are shown first, and everybody at once where GitLab cannot list holders alone.
  const isFirst = filterByAssignedSeat === 'true' || !query.includes('filterByAssignedSeat');
  if (!USERS.includes(name) || !isFirst || first === 1) return null;
  return { name, scope: typeof fullPath === 'string' ? fullPath : '' };
}

/**
 * @param owner the instance and its user, as the token vault names them; null until GitLab has told.
 */
export function createFirstQuestions(
  storage: StoragePort,
  owner: () => string | null,
): FirstQuestions {
  const sent = new Map<string, Question & { readonly body: string }>();
  const accepted = new Map<string, string>();

  function remember(scope: ScopeKey, users: string): void {
    const whose = owner();
    const purchases = scope === '' ? 'InstancePurchases' : 'GroupPurchases';
    const names = [...WHO, purchases];
    const questions = names.flatMap((name) => accepted.get(name) ?? []);
    if (whose === null || questions.length < names.length) return;
    const { [whose]: _before, ...others } = settingIn(storage).read();
    const kept = Object.entries(others).slice(1 - MOST_OWNERS);
    settingIn(storage).write({
      ...Object.fromEntries(kept),
      [whose]: { scope, questions: [...questions, users] },
    });
  }

  return {
    read(scope) {
      const whose = owner();
      const own = whose === null ? undefined : settingIn(storage).read()[whose];
      if (!own) return [];
      return own.scope === scope ? own.questions : own.questions.slice(0, WHO.length);
    },
    sent(body) {
      const question = readQuestion(body);
      if (question) sent.set(question.name, { ...question, body: String(body) });
    },
    answered(operationName = '') {
      const question = sent.get(operationName);
      if (!question) return;
      sent.delete(operationName);
      accepted.set(operationName, question.body);
      if (question.scope !== null) remember(question.scope, question.body);
    },
  };
}

/** Forgets the questions of a user of an instance. */
export function forgetFirstQuestions(storage: StoragePort, owner: string): void {
  const setting = settingIn(storage);
  const { [owner]: _own, ...others } = setting.read();
  setting.write(others);
}

/** Anew each time: where storage is forbidden, nothing stays in memory either. */
function settingIn(storage: StoragePort) {
  return createSetting(
    'duo-seats:first-questions',
    Stored,
    {},
    {
      storage: () => storage,
      format: (all) => (Object.keys(all).length === 0 ? null : JSON.stringify(all)),
    },
  );
}

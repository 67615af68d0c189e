import { describe, expect, it } from 'vitest';
import { createSeatGateway } from './seat-gateway';
import { readPurchaseList } from './transport/answers';
import { openSession } from './session/sign-in';
import { INSTANCE, strictGitLab } from './testing/strict-gitlab';

const of = (name: string, purchasedQuantity: unknown = 10) => ({
  id: `gid://gitlab/GitlabSubscriptions::AddOnPurchase/${name}`,
  name,
  purchasedQuantity,
  assignedQuantity: 3,
});

describe('readPurchaseList', () => {
  it('tells purchases with seats from add-ons that have none', () => {
    const list = readPurchaseList([
      of('DUO_CORE', 100_000),
      of('CODE_SUGGESTIONS'),
      of('GITLAB_CREDITS', -1),
      of('FLEX_OFFLINE', null),
      of('DUO_CORE', 7),
      of('DUO_ENTERPRISE'),
    ]);
    expect(list.purchases.map(({ name }) => name)).toEqual(['DUO_ENTERPRISE', 'CODE_SUGGESTIONS']);
    expect(list.withoutSeats).toEqual(['DUO_CORE', 'GITLAB_CREDITS', 'FLEX_OFFLINE']);
  });

  it('is empty where GitLab answers nothing', () => {
    expect(readPurchaseList(null)).toEqual({ purchases: [], withoutSeats: [] });
  });

  it.each([['no list'], [[{ id: 'gid://x' }]], [[of('CODE_SUGGESTIONS', -1)]], [[null]]])(
    'refuses %j',
    (value) => {
      expect(() => readPurchaseList(value)).toThrow('add-on purchase');
    },
  );
});

describe('what the seat gateway asks', () => {
  const scope = {
    kind: 'group',
    id: 'gid://gitlab/Group/1',
    fullPath: 'acme',
    name: 'Acme',
  } as const;

  async function setUp(name = 'CODE_SUGGESTIONS') {
    const requested: Readonly<Record<string, unknown>>[] = [];
    const strict = strictGitLab({ world: { scenario: 'small' } });
    const session = await (
      await openSession({
        instance: INSTANCE,
        token: () => 'glpat-demo-owner',
        onUnauthorized: () => undefined,
        async fetch(input, init) {
          const request = new Request(input, init);
          if (request.method === 'POST') {
            const { variables } = (await request.clone().json()) as (typeof requested)[number];
            requested.push(variables as (typeof requested)[number]);
          }
          return strict.fetch(request);
        },
      })
    ).known;
    const purchase = { ...of(name), purchasedQuantity: 10 };
    return { gateway: createSeatGateway(session, scope, purchase), requested };
  }

  it.each([
    [undefined, null],
    ['', null],
    ['  ', null],
    ['@', null],
    [' @ ', null],
    ['@alice', '@alice'],
    [' Alice ', 'Alice'],
  ])('searches %j as %j: GitLab would find nobody for a blank', async (search, sent) => {
    const { gateway, requested } = await setUp();
    await gateway.listUsers({
      list: 'free',
      first: 100,
      after: null,
      ...(search === undefined ? {} : { search }),
    });
    expect(requested.at(-1)).toMatchObject({
      search: sent,
      // GitLab ignores the order of what it finds.
      sort: sent === null ? 'ID_ASC' : null,
      filterByAssignedSeat: 'false',
      addOnPurchaseIds: ['gid://gitlab/GitlabSubscriptions::AddOnPurchase/CODE_SUGGESTIONS'],
      addOnType: 'CODE_SUGGESTIONS',
    });
  });

  it('is never about an add-on without seats', async () => {
    const { gateway, requested } = await setUp('GITLAB_CREDITS');
    const before = requested.length;
    const asking = gateway.listUsers({ list: 'holders', first: 100, after: null });
    await expect(asking).rejects.toMatchObject({ kind: 'permission' });
    expect(requested).toHaveLength(before);
  });
});

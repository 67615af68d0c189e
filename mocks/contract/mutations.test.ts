// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ADMIN, DEVELOPER, OUTSIDER, OWNER, READ_ONLY, RESOURCE_ERROR, useServer } from './client';
import {
  assigned,
  BULK_CREATE,
  BULK_REMOVE,
  CREATE,
  free,
  mutate,
  purchaseGid,
  REMOVE,
  seats,
  userGid,
} from './queries';

const refusal = { payload: null, messages: [RESOURCE_ERROR] };

describe('Mutations: who may', () => {
  const client = useServer({ scenario: 'mixed' });
  const instance = useServer({ scenario: 'instance' });
  const all = [
    ['userAddOnAssignmentBulkCreate', BULK_CREATE, { userIds: [userGid(2)] }],
    ['userAddOnAssignmentBulkRemove', BULK_REMOVE, { userIds: [userGid(101)] }],
    ['userAddOnAssignmentCreate', CREATE, { userId: userGid(2) }],
    ['userAddOnAssignmentRemove', REMOVE, { userId: userGid(101) }],
  ] as const;

  it.each(all)(
    '%s: payload null and an error for anybody but the Owner',
    async (_n, query, input) => {
      const before = await assigned(client);
      for (const token of [DEVELOPER, OUTSIDER, 'glpat-demo-maintainer', READ_ONLY]) {
        expect(await mutate(client, query, input, token)).toEqual(refusal);
      }
      expect(await assigned(client)).toBe(before);
    },
  );

  it.each(all)(
    '%s: an expired purchase is refused like a missing role',
    async (_n, query, input) => {
      const addOnPurchaseId = purchaseGid(4);
      expect(await mutate(client, query, { addOnPurchaseId, ...input })).toEqual(refusal);
    },
  );

  it.each(all)('%s: so is one that has not started', async (_n, query, input) => {
    const addOnPurchaseId = purchaseGid(5);
    expect(await mutate(client, query, { addOnPurchaseId, ...input })).toEqual(refusal);
  });

  it.each(all)(
    "%s: so is another group's, or one that does not exist",
    async (_n, query, input) => {
      for (const id of [6, 99]) {
        const addOnPurchaseId = purchaseGid(id);
        expect(await mutate(client, query, { addOnPurchaseId, ...input })).toEqual(refusal);
      }
    },
  );

  it('Self-Managed: administrators only', async () => {
    const input = { userIds: [userGid(2)] };
    expect(await mutate(instance, BULK_CREATE, input, OWNER)).toEqual(refusal);
    const { payload } = await mutate(instance, BULK_CREATE, input, ADMIN);
    expect(payload?.errors).toEqual([]);
    expect(payload?.addOnPurchase?.assignedQuantity).toBe(241);
  });
});

describe('Mutations: userAddOnAssignmentCreate', () => {
  const client = useServer({ scenario: 'small' });

  it('assigns one seat', async () => {
    const [user = ''] = await free(client, 1);
    const { payload } = await mutate(client, CREATE, { userId: user });
    expect(payload).toEqual({
      errors: [],
      addOnPurchase: { id: purchaseGid(1), assignedQuantity: 7 },
      user: { id: user },
    });
  });

  it('already assigned is success', async () => {
    const [holder = ''] = await seats(client);
    const { payload } = await mutate(client, CREATE, { userId: holder });
    expect(payload?.errors).toEqual([]);
    expect(payload?.addOnPurchase?.assignedQuantity).toBe(7);
  });

  it('INVALID_USER_MEMBERSHIP for a user who is not eligible', async () => {
    const { payload } = await mutate(client, CREATE, { userId: userGid(6) });
    expect(payload).toEqual({
      errors: ['INVALID_USER_MEMBERSHIP'],
      addOnPurchase: null,
      user: null,
    });
  });

  it('NO_SEATS_AVAILABLE when all are taken', async () => {
    await client.patch({ purchases: [{ id: purchaseGid(1), purchasedQuantity: 7 }] });
    const [user = ''] = await free(client, 1);
    const { payload } = await mutate(client, CREATE, { userId: user });
    expect(payload?.errors).toEqual(['NO_SEATS_AVAILABLE']);
    expect(payload?.user).toBeNull();
  });
});

describe('Mutations: userAddOnAssignmentRemove', () => {
  const client = useServer({ scenario: 'small' });

  it('removes one seat', async () => {
    const [holder = ''] = await seats(client);
    const { payload } = await mutate(client, REMOVE, { userId: holder });
    expect(payload).toEqual({
      errors: [],
      addOnPurchase: { id: purchaseGid(1), assignedQuantity: 5 },
      user: { id: holder },
    });
  });

  it('no seat held: the whole payload is null without an error', async () => {
    const [user = ''] = await free(client, 1);
    expect(await mutate(client, REMOVE, { userId: user })).toEqual({ payload: null, messages: [] });
  });
});

describe('Mutations: side by side, e-mails', () => {
  const client = useServer({ scenario: 'small' });

  it('calls side by side queue up and never assign more seats than there are', async () => {
    const candidates = await free(client, 6);
    const answers = await Promise.all(
      candidates.map((id) => mutate(client, BULK_CREATE, { userIds: [id] })),
    );
    const codes = answers.flatMap(({ payload }) => payload?.errors ?? []);
    expect(codes).toEqual(['NOT_ENOUGH_SEATS', 'NOT_ENOUGH_SEATS']);
    expect(await assigned(client)).toBe(10);
  });

  it('each newly assigned user gets one e-mail; holders and removals cause none', async () => {
    await client.patch({ reset: true });
    const [holder = ''] = await seats(client);
    const [one = '', two = ''] = await free(client, 2);
    await mutate(client, BULK_CREATE, { userIds: [holder, one, two] });
    await mutate(client, BULK_REMOVE, { userIds: [one] });
    await mutate(client, CREATE, { userId: two });
    const { mails } = await client.snapshot();
    expect(mails.map(({ to, purchase }) => ({ to, purchase }))).toEqual([
      { to: one, purchase: purchaseGid(1) },
      { to: two, purchase: purchaseGid(1) },
    ]);
    expect(Date.parse(mails[0]?.at ?? '')).not.toBeNaN();
  });

  it('assigning again after a removal sends another e-mail: a removal takes none back', async () => {
    const [one = ''] = (await client.snapshot()).mails.map(({ to }) => to);
    await mutate(client, CREATE, { userId: one });
    const { mails } = await client.snapshot();
    expect(mails.filter(({ to }) => to === one)).toHaveLength(2);
  });

  it('an instance can have the e-mails switched off', async () => {
    await client.patch({ reset: true });
    await client.patch({ seatEmails: false });
    await mutate(client, BULK_CREATE, { userIds: await free(client, 1) });
    expect((await client.snapshot()).mails).toEqual([]);
  });

  it('reports neither when a seat was assigned nor what happened to it', async () => {
    for (const field of ['createdAt', 'assignedAt', 'events']) {
      const { body } = await client.graphql(
        `query Q($p: [GitlabSubscriptionsAddOnPurchaseID!]!) { namespace(fullPath: "acme") {
          addOnEligibleUsers(addOnType: CODE_SUGGESTIONS, addOnPurchaseIds: $p) {
            nodes { addOnAssignments(addOnPurchaseIds: $p) { nodes { ${field} } } } } } }`,
        { variables: { p: [purchaseGid(1)] } },
      );
      expect(body.errors?.[0]?.message).toContain(`Field '${field}' doesn't exist`);
    }
  });
});

describe('Mutations: access follows within an hour', () => {
  const client = useServer({ scenario: 'small', now: Date.parse('2026-03-10T12:00:00Z') });

  it('is shown until then, for who was assigned and for who lost the seat', async () => {
    const [holder = ''] = await seats(client);
    await mutate(client, BULK_REMOVE, { userIds: [holder, userGid(2)] });
    await mutate(client, BULK_CREATE, { userIds: [userGid(2)] });
    const by = '2026-03-10T13:00:00.000Z';
    expect((await client.snapshot()).access).toEqual([
      { user: holder, purchase: purchaseGid(1), change: 'removed', by },
      { user: userGid(2), purchase: purchaseGid(1), change: 'assigned', by },
    ]);
    await client.patch({ clock: '+60m' });
    expect((await client.snapshot()).access).toEqual([]);
  });
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ADMIN, DEVELOPER, OUTSIDER, OWNER, READ_ONLY, useServer } from './client';
import { GROUP, purchaseGid, purchases } from './queries';

const DAY = 86_400_000;
const dayIn = (days: number): string =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

describe('Add-on purchases on GitLab.com', () => {
  const client = useServer({ scenario: 'mixed' });
  const OTHER_GROUP = 'gid://gitlab/Group/105';

  it('lists the active purchases of the top-level group as a plain list', async () => {
    expect(await purchases(client, GROUP)).toEqual([
      { id: purchaseGid(1), name: 'CODE_SUGGESTIONS', purchasedQuantity: 30, assignedQuantity: 26 },
      { id: purchaseGid(2), name: 'DUO_ENTERPRISE', purchasedQuantity: 12, assignedQuantity: 8 },
      { id: purchaseGid(3), name: 'DUO_CORE', purchasedQuantity: 100, assignedQuantity: 0 },
    ]);
  });

  it('takes the ID of the group as a namespace ID too', async () => {
    const byNamespace = await purchases(client, 'gid://gitlab/Namespace/101');
    expect(byNamespace).toEqual(await purchases(client, GROUP));
  });

  it('leaves out purchases that have expired or not started', async () => {
    const { purchases: all } = await client.snapshot();
    const listed = (await purchases(client, GROUP)).map((purchase) => purchase.id);
    const hidden = all.filter(({ id, namespace }) => namespace === GROUP && !listed.includes(id));
    expect(hidden.map(({ name }) => name)).toEqual(['DUO_AMAZON_Q', 'CODE_SUGGESTIONS']);
    expect(hidden.some(({ expiresOn }) => expiresOn < dayIn(0))).toBe(true);
    expect(hidden.some(({ startsOn }) => startsOn > dayIn(0))).toBe(true);
  });

  it.each([
    ['a developer', DEVELOPER],
    ['a maintainer', 'glpat-demo-maintainer'],
    ["another group's Owner", OUTSIDER],
  ])('gives %s an empty list, not an error', async (_who, token) => {
    expect(await purchases(client, GROUP, token)).toEqual([]);
  });

  it("shows another group's purchases to its own Owner only", async () => {
    expect(await purchases(client, OTHER_GROUP, OUTSIDER)).toHaveLength(1);
    expect(await purchases(client, OTHER_GROUP, OWNER)).toEqual([]);
  });

  it('finds nothing for a subgroup, as seats are bought for the top-level group', async () => {
    expect(await purchases(client, 'gid://gitlab/Group/102')).toEqual([]);
  });

  it('finds nothing without a namespace, not even for an administrator', async () => {
    expect(await purchases(client, null)).toEqual([]);
    expect(await purchases(client, null, ADMIN)).toEqual([]);
  });

  it('shows the purchases to an Owner with a read_api token', async () => {
    expect(await purchases(client, GROUP, READ_ONLY)).toHaveLength(3);
  });
});

describe('Add-on purchases: expired, none, over-assigned', () => {
  const none = useServer({ scenario: 'none' });
  const over = useServer({ scenario: 'over-assigned' });

  it('gives [] when the only purchase has expired', async () => {
    expect(await purchases(none, GROUP)).toEqual([]);
  });

  it('shows it again after a renewal', async () => {
    await none.patch({ purchases: [{ id: purchaseGid(1), expiresOn: dayIn(365) }] });
    expect(await purchases(none, GROUP)).toMatchObject([{ assignedQuantity: 33 }]);
  });

  it('hides one whose first day lies in the future', async () => {
    await none.patch({ purchases: [{ id: purchaseGid(1), startsOn: dayIn(1) }] });
    expect(await purchases(none, GROUP)).toEqual([]);
  });

  it('can have more seats assigned than bought for a while after a smaller renewal', async () => {
    expect(await purchases(over, GROUP)).toMatchObject([
      { purchasedQuantity: 60, assignedQuantity: 74 },
    ]);
  });
});

describe('Add-on purchases on Self-Managed', () => {
  const client = useServer({ scenario: 'instance' });

  it('are found without a namespace by an administrator', async () => {
    expect(await purchases(client, null, ADMIN)).toEqual([
      { id: purchaseGid(1), name: 'DUO_ENTERPRISE', purchasedQuantity: 300, assignedQuantity: 240 },
    ]);
  });

  it.each([
    ["a group's Owner", OWNER],
    ['a developer', DEVELOPER],
    ['an outsider', OUTSIDER],
  ])('are an empty list for %s', async (_who, token) => {
    expect(await purchases(client, null, token)).toEqual([]);
  });

  it('belong to no namespace', async () => {
    expect(await purchases(client, GROUP, ADMIN)).toEqual([]);
  });
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ADMIN, at, list, RESOURCE_ERROR, useServer } from './client';
import { assigned, purchaseGid, userGid } from './queries';

/**
 * The examples of "Assign GitLab Duo seats by using GraphQL", to the letter.
 *
 * @see https://docs.gitlab.com/api/graphql/duo_seat_assignments/
 */
const PURCHASES_ON_GITLAB_COM = `query {
 addOnPurchases (namespaceId: "gid://gitlab/Group/YOUR_NAMESPACE_ID")
 {
  name
  purchasedQuantity
  assignedQuantity
  id
 }
}`;

const PURCHASES_ON_SELF_MANAGED = `query {
 addOnPurchases
 {
  name
  purchasedQuantity
  assignedQuantity
  id
 }
}`;

const ASSIGN = `mutation {
  userAddOnAssignmentBulkCreate(input: {
    addOnPurchaseId: "gid://gitlab/GitlabSubscriptions::AddOnPurchase/YOUR_ADDON_PURCHASE_ID",
    userIds: [
      "gid://gitlab/User/USER_ID_1",
      "gid://gitlab/User/USER_ID_2",
      "gid://gitlab/User/USER_ID_3"
    ]
  }) {
    addOnPurchase {
      id
      name
      assignedQuantity
      purchasedQuantity
    }
    users {
      nodes {
        id
        username
        }
      }
    errors
  }
}`;

const filled = (text: string): string =>
  text
    .replace('YOUR_NAMESPACE_ID', '101')
    .replace('YOUR_ADDON_PURCHASE_ID', '1')
    .replace('USER_ID_1', '2')
    .replace('USER_ID_2', '3')
    .replace('USER_ID_3', '4');

const assignedUsers = {
  // The newest first.
  nodes: [
    { id: userGid(4), username: 'meilin' },
    { id: userGid(3), username: 'tomas' },
    { id: userGid(2), username: 'olivia' },
  ],
};

describe("GitLab's walkthrough on GitLab.com", () => {
  const client = useServer({ scenario: 'small' });

  it('runs with its placeholders as they stand: nothing is found', async () => {
    expect((await client.graphql(PURCHASES_ON_GITLAB_COM)).body).toEqual({
      data: { addOnPurchases: [] },
    });
    const { body } = await client.graphql(ASSIGN);
    expect(body.data).toEqual({ userAddOnAssignmentBulkCreate: null });
    expect(body.errors?.[0]?.message).toBe(RESOURCE_ERROR);
  });

  it('gets the add-on purchase ID', async () => {
    expect((await client.graphql(filled(PURCHASES_ON_GITLAB_COM))).body).toEqual({
      data: {
        addOnPurchases: [
          {
            name: 'CODE_SUGGESTIONS',
            purchasedQuantity: 10,
            assignedQuantity: 6,
            id: purchaseGid(1),
          },
        ],
      },
    });
  });

  it('assigns seats to three users', async () => {
    const { body } = await client.graphql(filled(ASSIGN));
    expect(body.data?.['userAddOnAssignmentBulkCreate']).toEqual({
      addOnPurchase: {
        id: purchaseGid(1),
        name: 'CODE_SUGGESTIONS',
        assignedQuantity: 9,
        purchasedQuantity: 10,
      },
      users: assignedUsers,
      errors: [],
    });
    expect(await assigned(client)).toBe(9);
  });
});

describe("GitLab's walkthrough on Self-Managed", () => {
  const client = useServer({ scenario: 'instance' });

  it('gets the add-on purchase ID', async () => {
    const { body } = await client.graphql(PURCHASES_ON_SELF_MANAGED, { token: ADMIN });
    expect(list(body, 'data.addOnPurchases')).toEqual([
      { name: 'DUO_ENTERPRISE', purchasedQuantity: 300, assignedQuantity: 240, id: purchaseGid(1) },
    ]);
  });

  it('assigns seats to three users', async () => {
    const { body } = await client.graphql(filled(ASSIGN), { token: ADMIN });
    expect(at(body, 'data.userAddOnAssignmentBulkCreate.users')).toEqual(assignedUsers);
    expect(at(body, 'data.userAddOnAssignmentBulkCreate.errors')).toEqual([]);
  });
});

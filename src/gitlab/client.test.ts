import { describe, expect, it } from 'vitest';
import { GatewayError } from '../domain/gateway-error';
import { createClient } from './client';
import { AssignSeatsDocument } from './generated/operations';
import { asGatewayError } from './graphql-error';
import type { InstanceUrl } from './instance-url';
import { createTransport } from './transport';

const TOKEN = 'acme-0123456789';

/** What the one mutation of these tests comes to, when GitLab answers with this body. */
async function assign(body: string): Promise<unknown> {
  const transport = createTransport({
    instance: 'https://gitlab.example.com' as InstanceUrl,
    token: () => TOKEN,
    onUnauthorized: () => undefined,
    fetch: () =>
      Promise.resolve(new Response(body, { headers: { 'X-Request-Id': `req ${TOKEN}` } })),
  });
  const variables = { input: { addOnPurchaseId: 'gid://p/1', userIds: ['gid://u/1'] } };
  return createClient(transport)
    .mutate({ mutation: AssignSeatsDocument, variables })
    .then(
      ({ data }) => data,
      (error: unknown) => asGatewayError(error),
    );
}

describe('an answer that echoes the token', () => {
  it('does not show it in the words of an error, nor in its request ID', async () => {
    const error = await assign(JSON.stringify({ errors: [{ message: `No ${TOKEN} here` }] }));
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({
      message: 'No [token] here',
      details: { requestId: 'req [token]' },
    });
  });

  it('does not show it in error codes, which are short and few', async () => {
    const payload = {
      __typename: 'UserAddOnAssignmentBulkCreatePayload',
      errors: [`REFUSED_${TOKEN}`, 'x'.repeat(9_999), ...Array.from({ length: 999 }, () => 'A')],
      addOnPurchase: null,
      users: null,
    };
    const data = await assign(JSON.stringify({ data: { userAddOnAssignmentBulkCreate: payload } }));
    const { errors } = (data as { userAddOnAssignmentBulkCreate: { errors: string[] } })
      .userAddOnAssignmentBulkCreate;
    expect(errors[0]).toBe('REFUSED_[token]');
    expect(errors[1]).toHaveLength(100);
    expect(errors).toHaveLength(20);
  });

  it('does not show it where the answer cannot be read', async () => {
    expect(await assign(TOKEN)).toMatchObject({ kind: 'schema', message: 'Unreadable answer' });
  });
});

/** Global IDs: `gid://gitlab/User/1`. @see https://docs.gitlab.com/api/graphql/#global-ids */

export const userGid = (id: number): string => `gid://gitlab/User/${id}`;
export const groupGid = (id: number): string => `gid://gitlab/Group/${id}`;
export const purchaseGid = (id: number): string =>
  `gid://gitlab/GitlabSubscriptions::AddOnPurchase/${id}`;

export interface GlobalId {
  readonly model: string;
  /** NaN when the last part is no number: a well-formed ID that can be found nowhere. */
  readonly id: number;
}

export function parseGid(text: string): GlobalId | null {
  const match = /^gid:\/\/gitlab\/([A-Za-z:]+)\/([^/?]+)$/.exec(text);
  const [, model, id] = match ?? [];
  if (model === undefined || id === undefined) return null;
  return { model, id: /^\d+$/.test(id) ? Number(id) : Number.NaN };
}

/** The number in a global ID of one of the given models; NaN when it is another's. */
export function idOf(text: string, ...models: readonly string[]): number {
  const gid = parseGid(text);
  return gid !== null && models.includes(gid.model) ? gid.id : Number.NaN;
}

export const userIdOf = (text: string): number => idOf(text, 'User');
export const purchaseIdOf = (text: string): number =>
  idOf(text, 'GitlabSubscriptions::AddOnPurchase');
export const groupIdOf = (text: string): number => idOf(text, 'Group', 'Namespace');

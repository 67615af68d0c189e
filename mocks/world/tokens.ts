import type { TokenSpec, WorldBuilder } from './builder';
import type { Cast } from './cast';

const API = ['api'];
const READ_API = ['read_api'];

/** Works for the API, but is no personal access token; not among the listed ones. */
export const OAUTH_TOKEN = 'glpat-demo-oauth';

/** It may do all that GitLab has a permission for, and so cannot read a purchase; not among the listed ones. */
export const FINE_GRAINED_TOKEN = 'glpat-demo-fine-grained';
/** Not even allowed to ask about itself. */
export const SILENT_TOKEN = 'glpat-demo-fine-grained-silent';

const GRANTS = [
  'Add On Assignment: Create',
  'Add On Assignment: Delete',
  'Group: Read',
  'Metadata: Read',
  'Personal Access Token: Read',
  'User: Read',
];

/** Every kind of token; `main` is the one to paste first. */
export function addTokens(builder: WorldBuilder, cast: Cast, main?: string): void {
  const onInstance = builder.offering === 'self-managed';
  const manager = onInstance ? cast.root : cast.owner;
  const role = onInstance ? 'admin' : 'owner';
  const owner: TokenSpec = {
    token: 'glpat-demo-owner',
    user: cast.owner,
    role: 'owner',
    scopes: API,
  };
  const admin: TokenSpec = {
    token: 'glpat-demo-admin',
    user: cast.root,
    role: 'admin',
    scopes: API,
  };
  const specs: readonly TokenSpec[] = [
    onInstance ? admin : owner,
    { token: 'glpat-demo-readonly', user: manager, role, scopes: READ_API },
    { token: 'glpat-demo-developer', user: cast.developer, role: 'developer', scopes: API },
    { token: 'glpat-demo-outsider', user: cast.outsider, role: 'outsider', scopes: API },
    { token: 'glpat-demo-expired', user: manager, role, scopes: API, expiresIn: -3 },
    { token: 'glpat-demo-revoked', user: manager, role, scopes: API, revoked: true },
    { token: 'glpat-demo-expiring', user: manager, role, scopes: API, expiresIn: 7 },
    { token: 'glpat-demo-endless', user: manager, role, scopes: API, expiresIn: null },
    { token: 'glpat-demo-read-user', user: manager, role, scopes: ['read_user'] },
    onInstance ? owner : admin,
    { token: 'glpat-demo-second-owner', user: cast.secondOwner, role: 'owner', scopes: API },
    { token: 'glpat-demo-maintainer', user: cast.maintainer, role: 'developer', scopes: API },
    { token: 'glpat-demo-blocked', user: cast.blocked, role: 'developer', scopes: API },
  ];
  const first = specs.filter((spec) => spec.token === main);
  const others = specs.filter((spec) => spec.token !== main);
  for (const spec of [...first, ...others]) builder.addToken(spec);
  builder.addToken({ token: OAUTH_TOKEN, user: manager, role, scopes: API, kind: 'oauth' });
  const fineGrained = { user: manager, role, scopes: ['granular'], kind: 'fine-grained' } as const;
  builder.addToken({ ...fineGrained, token: FINE_GRAINED_TOKEN, grants: GRANTS });
  builder.addToken({ ...fineGrained, token: SILENT_TOKEN, grants: ['User: Read'] });
}

import type { WorldBuilder } from './builder';
import { dayOf } from './days';
import type { WorldGroup, WorldUser } from './model';

/** The users of the tokens; every scenario has them. */
export interface Cast {
  /** The instance's administrator. */
  readonly root: WorldUser;
  /** Who is signed in with the main token of a GitLab.com scenario. */
  readonly owner: WorldUser;
  readonly secondOwner: WorldUser;
  readonly maintainer: WorldUser;
  readonly developer: WorldUser;
  /** Owns another top-level group, and nothing here. */
  readonly outsider: WorldUser;
  readonly blocked: WorldUser;
}

/** How many of the cast are active members of the main group, and active users of the instance. */
export const CAST_MEMBERS = 4;
export const CAST_ACTIVE = 6;

export function addCast(builder: WorldBuilder): Cast {
  const recent = {
    lastActivityOn: dayOf(builder.now),
    lastLoginAt: builder.now - 3_600_000,
    hasAvatar: false,
  };
  return {
    root: builder.addNamed({ ...recent, name: 'Administrator', username: 'root', admin: true }),
    owner: builder.addNamed({ ...recent, name: 'Olivia Owens', username: 'olivia' }),
    secondOwner: builder.addNamed({ ...recent, name: 'Tomás Ødegård', username: 'tomas' }),
    maintainer: builder.addNamed({ ...recent, name: '陈美琳', username: 'meilin' }),
    developer: builder.addNamed({ ...recent, name: 'Devika Rao', username: 'devika' }),
    outsider: builder.addNamed({ ...recent, name: 'Otto Außenberg', username: 'otto' }),
    blocked: builder.addNamed({ name: 'Blanka Zárecká', username: 'blanka', state: 'blocked' }),
  };
}

/** The cast's places in the group that the scenario is about. */
export function joinCast(builder: WorldBuilder, cast: Cast, group: WorldGroup): void {
  builder.addMember(group, cast.owner, 'OWNER');
  builder.addMember(group, cast.secondOwner, 'OWNER');
  builder.addMember(group, cast.maintainer, 'MAINTAINER');
  builder.addMember(group, cast.developer, 'DEVELOPER');
  builder.addMember(group, cast.blocked, 'DEVELOPER');
}

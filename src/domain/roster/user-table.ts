import type { UserList } from '../gateway';
import type { SeatUser } from '../seat-user';
import type { RequestSeq } from './roster-options';

/** The read of a list that a row came from. Every read has its own number. */
export type ReadRef = { readonly list: UserList; readonly read: number };

/**
 * How a user came: `fresh` for the first time in this read, `repeated` again in the same read (the list
 * changed), `crossed` also in the current read of another list (their seat changed meanwhile).
 */
export type Meeting = 'fresh' | 'repeated' | 'crossed';

export type UserTable = {
  /** Live; publish a copy. */
  readonly users: readonly SeatUser[];
  readonly holders: number;
  /** Grows with every change of a user. */
  readonly version: number;
  indexOf(id: string): number | undefined;
  /** Takes a user from the answer to a request; an older answer does not replace a newer one. */
  put(user: SeatUser, requestSeq: RequestSeq): void;
  /** Notes that a user came in a read. `others` are the current reads of other lists. */
  meet(id: string, read: ReadRef, others: readonly ReadRef[]): Meeting;
  /** Sets whether a user holds a seat; nothing happens for one who is not here. */
  setSeat(id: string, holdsSeat: boolean): void;
  /** Replaces each user by what `change` makes of them. */
  revise(change: (user: SeatUser) => SeatUser): void;
  /** Whether a user came in one of these reads, or in the answer to a later request. */
  isCurrent(id: string, reads: readonly ReadRef[], requestSeq: RequestSeq): boolean;
  /** A new table of the users that `keep` lets through, in the same order. */
  filter(keep: (id: string) => boolean): UserTable;
  /**
   * A new table of those users of a newer one that `keep` lets through: in the order of this table,
   * so that no row jumps, and new users last.
   */
  succeededBy(newer: UserTable, keep: (id: string) => boolean): UserTable;
  seqOf(id: string): RequestSeq;
};

function same(a: SeatUser, b: SeatUser): boolean {
  return (
    a.username === b.username &&
    a.name === b.name &&
    a.publicEmail === b.publicEmail &&
    a.privateEmail === b.privateEmail &&
    a.avatarUrl === b.avatarUrl &&
    a.webUrl === b.webUrl &&
    a.state === b.state &&
    a.holdsSeat === b.holdsSeat &&
    a.lastActivityOn === b.lastActivityOn &&
    a.lastDuoActivityOn === b.lastDuoActivityOn &&
    a.lastLoginAt === b.lastLoginAt
  );
}

/** `eligible` is never read beside the others, so two slots a row are enough. */
const SLOT: Readonly<Record<UserList, 0 | 1>> = { holders: 0, eligible: 0, free: 1 };

/**
 * Rows in plain arrays, found by id through one map: about 100 bytes a user besides the user itself.
 * @param earlier a table whose equal users are taken instead of new objects, so that a refresh neither
 * doubles the memory nor counts as a change.
 */
export function createUserTable(earlier?: UserTable): UserTable {
  const users: SeatUser[] = [];
  const index = new Map<string, number>();
  const seqs: RequestSeq[] = [];
  const met: readonly [number[], number[]] = [[], []];
  let holders = 0;
  let version = 0;

  function put(row: number, user: SeatUser): void {
    const before = users[row];
    if (before === user) return;
    holders += Number(user.holdsSeat) - Number(before?.holdsSeat ?? false);
    users[row] = user;
    version += 1;
  }

  /** The object that is there already, for a user who is just like it. */
  function shared(user: SeatUser, row: number): SeatUser {
    const mine = users[row];
    if (mine !== undefined && same(mine, user)) return mine;
    const old = earlier?.users[earlier.indexOf(user.id) ?? -1];
    return old !== undefined && same(old, user) ? old : user;
  }

  const table: UserTable = {
    users,
    get holders() {
      return holders;
    },
    get version() {
      return version;
    },
    indexOf: (id) => index.get(id),
    put(user, requestSeq) {
      const row = index.get(user.id);
      if (row === undefined) {
        index.set(user.id, users.length);
        seqs.push(requestSeq);
        for (const slot of met) slot.push(0);
        put(users.length, shared(user, users.length));
      } else if (requestSeq >= (seqs[row] ?? 0)) {
        seqs[row] = requestSeq;
        put(row, shared(user, row));
      }
    },
    meet(id, { list, read }, others) {
      const row = index.get(id) ?? -1;
      const slot = met[SLOT[list]];
      if (slot[row] === read) return 'repeated';
      slot[row] = read;
      return others.some((other) => met[SLOT[other.list]][row] === other.read)
        ? 'crossed'
        : 'fresh';
    },
    setSeat(id, holdsSeat) {
      const row = index.get(id) ?? -1;
      const user = users[row];
      if (user !== undefined && user.holdsSeat !== holdsSeat) put(row, { ...user, holdsSeat });
    },
    revise(change) {
      for (const [row, user] of users.entries()) put(row, change(user));
    },
    isCurrent(id, reads, requestSeq) {
      const row = index.get(id) ?? -1;
      return (
        (seqs[row] ?? 0) > requestSeq || reads.some((one) => met[SLOT[one.list]][row] === one.read)
      );
    },
    filter(keep) {
      const kept = createUserTable();
      for (const { id } of users) if (keep(id)) copy(table, id, kept);
      return kept;
    },
    succeededBy(newer, keep) {
      const next = createUserTable();
      for (const { id } of users) if (keep(id)) copy(newer, id, next);
      for (const { id } of newer.users) if (!index.has(id) && keep(id)) copy(newer, id, next);
      return next;
    },
    seqOf: (id) => seqs[index.get(id) ?? -1] ?? 0,
  };
  return table;
}

function copy(from: UserTable, id: string, to: UserTable): void {
  const user = from.users[from.indexOf(id) ?? -1];
  if (user !== undefined) to.put(user, from.seqOf(id));
}

/** Seats that GitLab confirmed while pages were on their way that may still show the seat before. */
type SeatPatches = {
  set(id: string, holdsSeat: boolean, requestSeq: RequestSeq): void;
  /** A user of the answer to a request, with the seat as confirmed after that request. */
  apply(user: SeatUser, requestSeq: RequestSeq): SeatUser;
  /** Forgets what was confirmed before a request: the answers since then show it. */
  forgetBefore(requestSeq: RequestSeq): void;
};

export function createSeatPatches(): SeatPatches {
  const patches = new Map<
    string,
    { readonly holdsSeat: boolean; readonly requestSeq: RequestSeq }
  >();
  return {
    set(id, holdsSeat, requestSeq) {
      patches.set(id, { holdsSeat, requestSeq });
    },
    apply(user, requestSeq) {
      const patch = patches.get(user.id);
      if (
        patch === undefined ||
        patch.requestSeq < requestSeq ||
        patch.holdsSeat === user.holdsSeat
      ) {
        return user;
      }
      return { ...user, holdsSeat: patch.holdsSeat };
    },
    forgetBefore(requestSeq) {
      for (const [id, patch] of patches) if (patch.requestSeq < requestSeq) patches.delete(id);
    },
  };
}

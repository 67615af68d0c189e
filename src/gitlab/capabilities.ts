import * as v from 'valibot';
import type { GatewayFeatures } from '../domain/gateway';
import { createSetting } from '../lib/setting';
import { createStore } from '../lib/store';
import type { InstanceUrl } from './session/instance-url';
import type { StoragePort } from './session/token-vault';

/** What one GitLab knows, as far as it is known. */
export type InstanceFeatures = GatewayFeatures & {
  /** Use by user and feature of a group, as counted by GitLab. */
  readonly usageByFeature: boolean;
  /** Single events of a group, which can be counted. */
  readonly usageEvents: boolean;
  /** Single events of a whole instance. */
  readonly instanceUsage: boolean;
};

/**
 * What one GitLab is believed to support. It does not describe its schema any more (introspection is off
 * since 18.6.6, 18.7.4 and 18.8.4), so its version is the first guess, and what it refuses is learned.
 */
export type Capabilities = {
  /** As believed at the time of each reading. */
  readonly features: InstanceFeatures;
  /** The same as a value that changes with every change, for React. */
  readonly getSnapshot: () => InstanceFeatures;
  readonly subscribe: (listener: () => void) => () => void;
  /** Whether a part (`Type.field`, `Type.field(argument)`) is to be left out. */
  readonly isUnavailable: (part: string) => boolean;
  /** GitLab refused these parts. */
  learn(parts: Iterable<string>): void;
  /** Sets GitLab's version; where it reports none, the newest is assumed and nothing is remembered. */
  meet(version: string | null): void;
};

const ELIGIBLE = ['Namespace.addOnEligibleUsers', 'Query.selfManagedAddOnEligibleUsers'];

const onEligible = (argument: string): string[] => ELIGIBLE.map((field) => `${field}(${argument})`);

const SEAT_FILTER = onEligible('filterByAssignedSeat');
const PURCHASE_IDS = onEligible('addOnPurchaseIds');
const BULK = ['Mutation.userAddOnAssignmentBulkCreate', 'Mutation.userAddOnAssignmentBulkRemove'];
const DUO_ACTIVITY = 'AddOnUser.lastDuoActivityOn';
const USAGE = 'Group.aiUserMetrics';
const USAGE_EVENTS = ['Group.aiUsageData', 'AiUsageData.all'];
const INSTANCE_USAGE = 'Query.aiUsageData';

/**
 * Which release brought a part, where GitLab's documentation says so. Only a guess of what to leave out
 * at first: a part that is not in here is asked for, and left out once GitLab has refused it.
 * @see https://docs.gitlab.com/subscriptions/subscription-add-ons/
 */
const INTRODUCED: readonly (readonly [major: number, minor: number, parts: readonly string[]])[] = [
  [16, 11, BULK],
  [17, 5, [...SEAT_FILTER, USAGE, ...USAGE_EVENTS]],
  [17, 9, [DUO_ACTIVITY]],
  [18, 7, [INSTANCE_USAGE]],
];

/** Without these arguments the same users are listed, in another order at most. */
const HARMLESS = new Set([...onEligible('sort'), ...PURCHASE_IDS]);

/** Whether a question stays the same without an argument that carries a value. */
export function isHarmless(argument: string): boolean {
  return HARMLESS.has(argument);
}

export function createCapabilities(memory?: CapabilityMemory): Capabilities {
  let known: string | null = null;
  let guessed: ReadonlySet<string> = new Set();
  let refused: ReadonlySet<string> = new Set();
  const store = createStore(read());
  const { getSnapshot, subscribe } = store;

  function isUnavailable(part: string): boolean {
    return refused.has(part) || guessed.has(part);
  }

  function read(): InstanceFeatures {
    const knows = (...parts: readonly string[]) => !parts.some(isUnavailable);
    return {
      seatFilter: knows(...SEAT_FILTER),
      sort: knows(...onEligible('sort')),
      count: knows('AddOnUserConnection.count'),
      lastDuoActivity: knows(DUO_ACTIVITY),
      lastLogin: knows('AddOnUser.lastLoginAt'),
      bulk: knows(...BULK, ...BULK.map((mutation) => `${mutation}(input)`)),
      usageByFeature: knows(USAGE),
      usageEvents: knows(...USAGE_EVENTS),
      instanceUsage: knows(INSTANCE_USAGE),
    };
  }

  return {
    features: {
      get seatFilter() {
        return getSnapshot().seatFilter;
      },
      get sort() {
        return getSnapshot().sort;
      },
      get count() {
        return getSnapshot().count;
      },
      get lastDuoActivity() {
        return getSnapshot().lastDuoActivity;
      },
      get lastLogin() {
        return getSnapshot().lastLogin;
      },
      get bulk() {
        return getSnapshot().bulk;
      },
      get usageByFeature() {
        return getSnapshot().usageByFeature;
      },
      get usageEvents() {
        return getSnapshot().usageEvents;
      },
      get instanceUsage() {
        return getSnapshot().instanceUsage;
      },
    },
    getSnapshot,
    subscribe,
    isUnavailable,
    learn(parts) {
      const more = new Set(refused);
      for (const part of parts) more.add(part);
      // The filter is about the first of these purchases: without one it filters nothing.
      if (PURCHASE_IDS.some((part) => more.has(part))) for (const one of SEAT_FILTER) more.add(one);
      refused = more;
      if (known !== null) memory?.write(known, [...refused]);
      store.setState(read());
    },
    meet(version) {
      // What was refused before the version was known, that version refused.
      const before = known === null || known === version ? refused : [];
      known = version;
      guessed = version === null ? new Set() : olderThan(version);
      const remembered = version === null ? [] : (memory?.read(version) ?? []);
      refused = new Set([...before, ...remembered]);
      if (version !== null && refused.size > 0) memory?.write(version, [...refused]);
      store.setState(read());
    },
  };
}

/** The parts that came after a version such as `18.5.1-ee`; none where it cannot be read. */
function olderThan(version: string): Set<string> {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return new Set();
  const newer = INTRODUCED.filter(
    ([since, sinceMinor]) =>
      Number(major) < since || (Number(major) === since && Number(minor) < sinceMinor),
  );
  return new Set(newer.flatMap(([, , parts]) => parts));
}

/** What an instance refused at a version, so that the next visit does not ask for it again. */
export type CapabilityMemory = {
  /** Empty where nothing is kept for this version, or nothing that can be read. */
  read(version: string): readonly string[];
  /** Replaces what was kept for another version. */
  write(version: string, parts: readonly string[]): void;
};

/** Instances, the last ones used, and parts of each; our operations have fewer. */
const MOST_INSTANCES = 20;
const MOST_PARTS = 100;

const Stored = v.record(
  v.string(),
  v.object({
    version: v.string(),
    missing: v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^\w{1,80}(\.\w{1,80}(\(\w{1,80}\))?)?$/))),
      v.maxLength(MOST_PARTS),
    ),
  }),
);

/** Remembering is a comfort, never a condition: what is not remembered is learned again. */
export function createCapabilityMemory(
  storage: StoragePort,
  instance: InstanceUrl,
): CapabilityMemory {
  // Anew each time: where storage is forbidden, nothing stays in memory either.
  const setting = () =>
    createSetting('duo-seats:capabilities', Stored, {}, { storage: () => storage });
  return {
    read(version) {
      const own = setting().read()[instance];
      return own?.version === version ? own.missing : [];
    },
    write(version, parts) {
      const { [instance]: _before, ...others } = setting().read();
      const kept = Object.entries(others).slice(1 - MOST_INSTANCES);
      const own = { version, missing: parts.slice(0, MOST_PARTS) };
      setting().write({ ...Object.fromEntries(kept), [instance]: own });
    },
  };
}

import { company } from './company';
import { enterprise } from './enterprise';
import { groups, manyGroups } from './groups';
import { instance } from './instance';
import { mixed } from './mixed';
import type { Scenario } from './scenario';

/** Every scenario by name, the everyday ones first. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'small',
    summary: '12 users of a group on GitLab.com, 10 Duo Pro seats, 6 assigned',
    build: company({ users: 12, quantity: 10, assigned: 6 }),
  },
  {
    name: 'typical',
    summary:
      '350 users, 250 Duo Pro seats, 205 assigned (3 to blocked or deactivated users), usage metrics',
    build: company({
      users: 350,
      quantity: 250,
      assigned: 202,
      blockedHolders: 3,
      aiMetrics: 'answered',
      withoutSeat: 9,
      former: ['left', 'deleted'],
      group: { verifiedDomain: 'example.com' },
    }),
  },
  {
    name: 'large',
    summary: '10,000 users, 8,000 Duo Enterprise seats, 6,240 assigned',
    build: company({
      users: 10_000,
      quantity: 8_000,
      assigned: 6_200,
      blockedHolders: 40,
      addOn: 'DUO_ENTERPRISE',
      aiMetrics: 'answered',
    }),
  },
  {
    name: 'huge',
    summary: '100,000 users, 60,000 Duo Enterprise seats, 48,200 assigned',
    build: company({
      users: 100_000,
      quantity: 60_000,
      assigned: 48_000,
      blockedHolders: 200,
      addOn: 'DUO_ENTERPRISE',
    }),
  },
  {
    name: 'groups',
    summary:
      'three owned top-level groups (one without seats), a subgroup, and groups of other owners',
    build: groups,
  },
  {
    name: 'many-groups',
    summary: '120 owned top-level groups of different sizes; every eighth has no seats',
    build: manyGroups,
  },
  {
    name: 'instance',
    summary: 'Self-Managed: 500 users, 300 Duo Enterprise seats managed by an administrator',
    build: instance({
      users: 500,
      quantity: 300,
      assigned: 236,
      blockedHolders: 4,
      addOn: 'DUO_ENTERPRISE',
      aiMetrics: 'answered',
    }),
  },
  {
    name: 'over-assigned',
    summary: 'renewed with fewer seats: 74 of 60 assigned until the overage job runs',
    build: company({ users: 120, quantity: 60, assigned: 74 }),
  },
  {
    name: 'full',
    summary: 'all 100 Duo Enterprise seats are assigned, 80 users have no seat; no ClickHouse',
    build: company({
      users: 180,
      quantity: 100,
      assigned: 100,
      addOn: 'DUO_ENTERPRISE',
      aiMetrics: 'answered',
      clickHouse: false,
    }),
  },
  {
    name: 'trial',
    summary: 'a Duo Enterprise trial on an Ultimate trial, 12 days left',
    build: company({
      users: 60,
      quantity: 50,
      assigned: 22,
      addOn: 'DUO_ENTERPRISE',
      purchase: { startsIn: -48, expiresIn: 12 },
      trialEndsIn: 12,
      aiMetrics: 'answered',
    }),
  },
  {
    name: 'none',
    summary: 'no active purchase: the last one expired 10 days ago, and its seats are still kept',
    build: company({
      users: 80,
      quantity: 40,
      assigned: 33,
      purchase: { startsIn: -375, expiresIn: -10 },
    }),
  },
  {
    name: 'not-owner',
    summary: 'the main token belongs to a developer, who sees no purchases and no eligible users',
    build: company({ users: 90, quantity: 50, assigned: 35, mainToken: 'glpat-demo-developer' }),
  },
  {
    name: 'read-only',
    summary: 'the main token has the read_api scope and is read-only',
    build: company({ users: 120, quantity: 90, assigned: 60, mainToken: 'glpat-demo-readonly' }),
  },
  {
    name: 'mixed',
    summary:
      'every user state and type, invited groups, several purchases (also expired and future ones)',
    build: mixed,
  },
  {
    name: 'enterprise',
    summary:
      '220 users, 150 Duo Enterprise seats that SAML assigns, Duo for two groups only, usage metrics',
    build: enterprise,
  },
  {
    name: 'synced',
    summary: 'Self-Managed with LDAP: the directory assigns and removes seats while you watch',
    build: instance({
      users: 160,
      quantity: 100,
      assigned: 70,
      blockedHolders: 1,
      addOn: 'CODE_SUGGESTIONS',
      directory: 'churn',
    }),
  },
  {
    name: 'mass-removal',
    summary:
      'Self-Managed 18.3 with LDAP: half a minute after the start, the directory removes all seats',
    version: '18.3',
    build: instance({
      users: 220,
      quantity: 160,
      assigned: 138,
      blockedHolders: 2,
      addOn: 'DUO_ENTERPRISE',
      directory: 'empty',
    }),
  },
  {
    name: 'old',
    summary: 'Self-Managed GitLab 16.8: no bulk mutations, no seat filter, no sort, no counts',
    version: '16.8',
    build: instance({
      users: 140,
      quantity: 100,
      assigned: 64,
      blockedHolders: 2,
      addOn: 'CODE_SUGGESTIONS',
    }),
  },
];

export const DEFAULT_SCENARIO = 'typical';

export function findScenario(name: string): Scenario {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name);
  if (scenario === undefined) {
    const names = SCENARIOS.map((candidate) => candidate.name).join(', ');
    throw new Error(`Unknown scenario "${name}": one of ${names}`);
  }
  return scenario;
}

import * as v from 'valibot';
import { DEFAULT_RETENTION, type Retention } from '../domain/journal/journal';
import { TEAM_ACTIVITIES, type TeamView } from '../domain/team-view';
import { parseInstanceUrl, type InstanceUrl } from './session/instance-url';

/** After how many idle minutes the page can be locked. */
export const IDLE_LOCK_CHOICES = [5, 15, 60] as const;
export type IdleLockMinutes = (typeof IDLE_LOCK_CHOICES)[number];

/** What the administrator of this page can set without building it again. */
export type AppConfig = {
  /** The GitLab that the sign-in page offers; null for GitLab.com. */
  readonly instance: InstanceUrl | null;
  /** Only `instance` can be signed in to. Never without an `instance`. */
  readonly instanceLocked: boolean;
  /** False takes the demo off the sign-in page. */
  readonly demo: boolean;
  /** The longest idle time before the page locks; null leaves it to the user. */
  readonly idleLockMinutes: IdleLockMinutes | null;
  /** A language to use instead of the browser's. */
  readonly language: string | null;
  /** How much of the journal is kept. */
  readonly retention: Retention;
  /** False keeps no history of who held a seat. */
  readonly history: boolean;
  /** The team view that everybody has; null leaves it to the user. */
  readonly teamView: TeamView | null;
  /** Origins of pages that may show this one in a frame. */
  readonly frameAncestors: readonly string[];
  /** Applications that are registered at a GitLab, so that people can sign in there. */
  readonly oauth: readonly OAuthApplication[];
  /** Settings that are there and cannot be used, or `config.json` where the file as a whole cannot. */
  readonly ignored: readonly string[];
};

/** An application that is registered at a GitLab. */
export type OAuthApplication = {
  readonly instance: InstanceUrl;
  readonly clientId: string;
  /** The top-level group whose SAML sign-in GitLab shall ask for. */
  readonly rootNamespaceId: number | null;
};

export const DEFAULT_CONFIG: AppConfig = {
  instance: null,
  instanceLocked: false,
  demo: true,
  idleLockMinutes: null,
  language: null,
  retention: DEFAULT_RETENTION,
  history: true,
  teamView: null,
  frameAncestors: [],
  oauth: [],
  ignored: [],
};

export const CONFIG_FILE = 'config.json';

const DAY_MS = 24 * 3_600_000;

/** Upper limits for how long, and how many, runs are kept. */
const MOST_JOURNAL_DAYS = 1_095;
const MOST_JOURNAL_RUNS = 1_000;

const numberUpTo = (most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

const SETTINGS = {
  instance: v.nullable(v.string()),
  instanceLocked: v.boolean(),
  demo: v.boolean(),
  idleLockMinutes: v.nullable(v.picklist([0, ...IDLE_LOCK_CHOICES])),
  language: v.nullable(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/))),
  journalDays: numberUpTo(MOST_JOURNAL_DAYS),
  journalRuns: numberUpTo(MOST_JOURNAL_RUNS),
  history: v.boolean(),
  teamView: v.nullable(v.picklist(TEAM_ACTIVITIES)),
  frameAncestors: v.array(v.pipe(v.string(), v.check(isSafeOrigin))),
  oauth: v.array(
    v.object({
      url: v.pipe(
        v.string(),
        v.check((url) => parseInstanceUrl(url).ok),
      ),
      clientId: v.pipe(v.string(), v.minLength(1)),
      rootNamespaceId: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    }),
  ),
} as const;

type SettingName = keyof typeof SETTINGS;

/**
 * What a `config.json` says. Each setting counts for itself: one that cannot be used is named in
 * `ignored` and has its default, the others hold.
 * @param pageUrl where the page lies: an `instance` may be a path on the same host, for a proxy there.
 */
export function readAppConfig(value: unknown, pageUrl: string): AppConfig {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unusable();
  const given = value as Readonly<Record<string, unknown>>;
  const ignored: string[] = Object.keys(given).filter(
    // Keys that begin with _ or $ are notes.
    (name) => !(name in SETTINGS) && !/^[_$]/.test(name),
  );
  function setting<Name extends SettingName>(
    name: Name,
  ): v.InferOutput<(typeof SETTINGS)[Name]> | undefined {
    if (given[name] === undefined) return undefined;
    const parsed = v.safeParse<(typeof SETTINGS)[Name]>(SETTINGS[name], given[name]);
    if (parsed.success) return parsed.output;
    ignored.push(name);
    return undefined;
  }

  const address = setting('instance') ?? null;
  const instance = address === null ? null : readInstance(address, pageUrl);
  if (address !== null && instance === null) ignored.push('instance');
  const isLocked = setting('instanceLocked') ?? false;
  if (isLocked && instance === null) ignored.push('instanceLocked');
  const days = setting('journalDays');
  const runs = setting('journalRuns');
  return {
    instance,
    instanceLocked: isLocked && instance !== null,
    demo: setting('demo') ?? true,
    idleLockMinutes: choiceOf(setting('idleLockMinutes')),
    language: setting('language') ?? null,
    retention: {
      maxAgeMs: days === undefined ? DEFAULT_RETENTION.maxAgeMs : days * DAY_MS,
      maxRuns: runs ?? DEFAULT_RETENTION.maxRuns,
    },
    history: setting('history') ?? true,
    teamView: teamViewOf(setting('teamView')),
    frameAncestors: setting('frameAncestors') ?? [],
    oauth: (setting('oauth') ?? []).flatMap(({ url, clientId, rootNamespaceId = null }) => {
      const parsed = parseInstanceUrl(url);
      return parsed.ok ? [{ instance: parsed.url, clientId, rootNamespaceId }] : [];
    }),
    ignored: ignored.map((name) => name.slice(0, 40)),
  };
}

function teamViewOf(activity: TeamView['activity'] | null | undefined): TeamView | null {
  return activity ? { activity } : null;
}

/** 0 is another way to say null. */
function choiceOf(minutes: IdleLockMinutes | 0 | null | undefined): IdleLockMinutes | null {
  return minutes === undefined || minutes === 0 ? null : minutes;
}

/** One origin as browsers write it, whose pages cannot be changed on the way: over https, or on this computer. */
function isSafeOrigin(text: string): boolean {
  const parsed = parseInstanceUrl(text);
  return parsed.ok && parsed.url === text && new URL(text).origin === text && !text.includes('*');
}

function readInstance(address: string, pageUrl: string): InstanceUrl | null {
  const isPath = address.startsWith('/') && !address.startsWith('//');
  const parsed = parseInstanceUrl(isPath ? new URL(address, pageUrl).href : address);
  return parsed.ok ? parsed.url : null;
}

function unusable(): AppConfig {
  return { ...DEFAULT_CONFIG, ignored: [CONFIG_FILE] };
}

/** How long the page waits for its settings, which normally come before its own code. */
const TIMEOUT_MS = 4_000;

/** Reads `config.json` beside the page. Never rejects; a missing file is no mistake. */
export async function loadAppConfig(
  baseUrl: string,
  pageUrl: string,
  fetcher: typeof fetch = (input, init) => fetch(input, init),
): Promise<AppConfig> {
  try {
    const response = await fetcher(`${baseUrl}${CONFIG_FILE}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 404) return DEFAULT_CONFIG;
    if (!response.ok) return unusable();
    // A host that answers everything with the page has no such file.
    if (response.headers.get('Content-Type')?.includes('html')) return DEFAULT_CONFIG;
    return readAppConfig(await response.json(), pageUrl);
  } catch {
    return unusable();
  }
}

/** The application to sign in with at this GitLab; null for none. */
export function applicationAt(
  config: Pick<AppConfig, 'oauth'>,
  instance: InstanceUrl,
): OAuthApplication | null {
  return config.oauth.find((one) => one.instance === instance) ?? null;
}

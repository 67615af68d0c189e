import { createClock, readTime } from './control/clock';
import { PatchError } from './control/patch';
import type { MockPatch } from './control/patch';
import { patchWorld } from './control/patch-world';
import { takeSnapshot } from './control/snapshot';
import type { MockSnapshot, OmittedPart } from './control/snapshot';
import type { Fault } from './http/fault';
import { createFaultScript } from './http/fault-script';
import type { Latency } from './http/latency';
import { GITLAB_COM_LIMIT } from './http/rate-limit';
import { createRequestLog } from './http/request-log';
import { syncDirectory } from './rules/directory';
import { JOB_INTERVAL_MS, runJobs } from './rules/jobs';
import { DEFAULT_SCENARIO, findScenario } from './scenarios/scenarios';
import type { Scenario } from './scenarios/scenario';
import { DEFAULT_VERSION, parseVersion } from './versions';
import type { GitLabVersion } from './versions';
import { createRandom } from './world/random';
import type { Random } from './world/random';
import type { OAuthApplication } from './world/oauth';
import type { World } from './world/world';

export interface InstanceOptions {
  readonly scenario?: string;
  /** A world of one's own in place of a scenario; called again on every reset. */
  readonly world?: () => World;
  /** `16.8` to `19.5`. */
  readonly version?: string;
  readonly seed?: number;
  /** Epoch milliseconds at which the clock stands still, or a function; real time when left out. */
  readonly now?: number | (() => number);
  readonly latency?: Latency;
  readonly faults?: readonly Fault[];
  /** OAuth applications; one that works from every port of this computer when left out. */
  readonly applications?: readonly OAuthApplication[];
  /** Whether there is a ClickHouse, whatever the scenario has. */
  readonly clickHouse?: boolean;
  /** Requests a minute and user; by default 2,000 for GitLab.com and none for Self-Managed. */
  readonly rateLimit?: number | null;
}

/** The most directory runs to catch up on after a time without requests. */
const MOST_SYNCS = 5;

/** Everything that changes: the world, the clock, the faults, the log. No I/O. */
export class Instance {
  readonly log = createRequestLog();
  readonly faults;
  readonly random: Random;
  world: World;
  version: GitLabVersion;
  latency: Latency;
  /** A proxy in front can take the headers away that let pages call OAuth. */
  oauthCors = true;
  private readonly clock;
  private scenario: Scenario | null;
  private seed: number;
  private chosenLimit: number | null | undefined;
  private jobsRanAt: number;
  private syncedAt: number;

  constructor(private readonly options: InstanceOptions) {
    const { now = Date.now } = options;
    this.clock = createClock(typeof now === 'number' ? () => now : now);
    this.seed = options.seed ?? 1;
    this.random = createRandom(this.seed + 1);
    this.faults = createFaultScript(this.random);
    this.faults.set(options.faults ?? []);
    this.latency = options.latency ?? 0;
    this.chosenLimit = options.rateLimit;
    this.scenario =
      options.world === undefined ? findScenario(options.scenario ?? DEFAULT_SCENARIO) : null;
    this.version = parseVersion(options.version ?? this.scenario?.version ?? DEFAULT_VERSION);
    this.world = this.buildWorld();
    this.jobsRanAt = this.now();
    this.syncedAt = this.firstSync();
  }

  now(): number {
    return this.clock.now();
  }

  get rateLimit(): number | null {
    if (this.chosenLimit !== undefined) return this.chosenLimit;
    return this.world.offering === 'gitlab-com' ? GITLAB_COM_LIMIT : null;
  }

  /** Lets GitLab do what it does by itself and what has become due. */
  tick(): void {
    const now = this.now();
    if (now - this.jobsRanAt >= JOB_INTERVAL_MS) {
      runJobs(this.world, now);
      this.jobsRanAt = now;
    }
    const { sync } = this.world;
    if (sync === null) return;
    const due = Math.floor((Date.now() - this.syncedAt) / sync.everyMs);
    for (let run = 0; run < Math.min(due, MOST_SYNCS); run += 1) {
      syncDirectory(this.world, this.random, now);
    }
    this.syncedAt += due * sync.everyMs;
  }

  snapshot(omit: readonly OmittedPart[] = []): MockSnapshot {
    return takeSnapshot(
      {
        world: this.world,
        scenario: this.scenario?.name ?? 'custom',
        version: this.version.text,
        seed: this.seed,
        now: this.now(),
        latency: this.latency,
        rateLimit: this.rateLimit,
        faults: this.faults.list(),
        requests: this.log.list(),
      },
      omit,
    );
  }

  /** Throws before anything changes when the patch names what does not exist. */
  apply(patch: MockPatch): void {
    const scenario = patch.scenario === undefined ? this.scenario : findScenario(patch.scenario);
    const changed =
      patch.scenario !== undefined || patch.reset === true || patch.seed !== undefined;
    const version = this.versionFor(patch, scenario);
    const clock = this.clockFor(patch);

    this.version = version;
    if (patch.seed !== undefined) this.seed = patch.seed;
    this.scenario = scenario;
    if (changed) this.restart(patch);
    patchWorld(this.world, patch, this.now(), version);
    if (patch.latency !== undefined) this.latency = patch.latency;
    if (patch.rateLimit !== undefined) this.chosenLimit = patch.rateLimit;
    if (patch.faults !== undefined) this.faults.set(patch.faults);
    this.oauthCors = patch.oauth?.cors ?? this.oauthCors;
    if (clock !== undefined) {
      this.clock.set(clock);
      this.jobsRanAt = Math.min(this.jobsRanAt, this.now());
    }
    this.tick();
  }

  private buildWorld(): World {
    const built = this.buildScenario();
    built.clickHouse = this.options.clickHouse ?? built.clickHouse;
    built.oauth.applications = this.options.applications ?? built.oauth.applications;
    return built;
  }

  private buildScenario(): World {
    const { world } = this.options;
    if (this.scenario !== null) {
      return this.scenario.build({ now: this.now(), seed: this.seed, version: this.version });
    }
    if (world === undefined) throw new PatchError('There is no scenario to start');
    return world();
  }

  /** A reset brings back the clock, the faults and the latency that it was started with. */
  private restart(patch: MockPatch): void {
    if (patch.reset === true) {
      this.clock.set(null);
      this.faults.set(this.options.faults ?? []);
      this.latency = this.options.latency ?? 0;
      this.chosenLimit = this.options.rateLimit;
      this.oauthCors = true;
    } else {
      this.faults.set(this.faults.list());
    }
    this.log.clear();
    this.world = this.buildWorld();
    this.jobsRanAt = this.now();
    this.syncedAt = this.firstSync();
  }

  /** When the directory would have run before, so that it runs at its time. */
  private firstSync(): number {
    const { everyMs = 0, firstMs = everyMs } = this.world.sync ?? {};
    return Date.now() - everyMs + firstMs;
  }

  private versionFor(patch: MockPatch, scenario: Scenario | null): GitLabVersion {
    if (patch.version !== undefined) return parseVersion(patch.version);
    if (patch.scenario === undefined && patch.reset !== true) return this.version;
    if (patch.scenario === undefined) {
      return parseVersion(this.options.version ?? scenario?.version ?? DEFAULT_VERSION);
    }
    return parseVersion(scenario?.version ?? this.options.version ?? DEFAULT_VERSION);
  }

  private clockFor({ clock }: MockPatch): number | null | undefined {
    if (clock === undefined || clock === null) return clock;
    const time = readTime(clock, this.now());
    if (time === null) throw new PatchError('patch.clock must be an ISO 8601 time, or like +28d');
    return time;
  }
}

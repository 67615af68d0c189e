import type { SeatGateway } from '../../gateway';
import type { RunIdentity, RunJournal } from '../../journal/journal';
import type { Plan } from '../../plan/plan';
import { reportOfRun } from '../report/build-report';
import { resumeStart } from '../recovery/resume';
import type { Report } from '../report/report';
import type { Clock } from '../../clock';
import type { RunPolicy, SeatPatches } from '../engine/run-ports';
import type { FinishedStatus, RunSnapshot } from '../engine/run-snapshot';
import { createRunner, type Runner } from '../engine/runner';
import { createCrashingJournal, type Crash } from './crashing-journal';

export const IDENTITY: RunIdentity = {
  id: 'run-1',
  who: 'owner',
  instance: 'https://gitlab.example.com',
  scope: { kind: 'group', id: 'gid://gitlab/Group/1', fullPath: 'acme', name: 'Acme' },
};

export type LiveOptions = {
  readonly plan: Plan;
  /** Any GitLab, not only the fake one. */
  readonly gateway: SeatGateway;
  readonly clock: Clock;
  readonly random?: () => number;
  readonly policy?: Partial<RunPolicy>;
  readonly rememberedLimit?: number | null;
  /** One for each life of the page; the last life goes on to the end. */
  readonly crashes?: readonly Crash[];
  /** Called with every new runner before it starts, to watch it and to intervene. */
  readonly watch?: (runner: Runner) => void;
  /** How long the page is away after a crash. */
  readonly awayMs?: number;
  readonly identity?: RunIdentity;
  /** Gets a copy of all that is written to the journal, and is waited for. */
  readonly onSave?: RunJournal['save'];
};

export type LiveRun = {
  readonly report: Report;
  readonly finished: RunSnapshot & FinishedStatus;
  readonly patches: SeatPatches;
  /** The report from the journal alone. */
  readonly kept: Report | null;
  readonly lives: number;
  readonly learnedLimit: number | null;
};

/** Carries out a plan through any number of crashes to its end. */
export async function liveRun(options: LiveOptions): Promise<LiveRun> {
  const { plan, gateway, clock, crashes = [], identity = IDENTITY, onSave } = options;
  const store = createCrashingJournal();
  let learnedLimit = options.rememberedLimit ?? null;
  for (let life = 0; ; life += 1) {
    const kept = await store.kept.get(identity.id);
    const start = kept ? resumeStart(kept) : { plan, identity };
    const { journal, crashed } = store.live(crashes[life] ?? null);
    const ports = {
      gateway,
      clock,
      random: options.random ?? (() => 0.5),
      journal: onSave ? alsoSaving(journal, onSave) : journal,
      limits: {
        get: () => learnedLimit,
        set: (limit: number) => {
          learnedLimit = limit;
        },
      },
    };
    const runner = createRunner(start, ports, options.policy);
    options.watch?.(runner);
    const report = await Promise.race([runner.start(), crashed]);
    if (report === 'crashed') {
      await clock.sleep(options.awayMs ?? 60_000);
      continue;
    }
    const finished = runner.getSnapshot();
    if (finished.status !== 'finished') throw new Error('Ended, but does not say so');
    const run = await store.kept.get(identity.id);
    return {
      report,
      finished,
      patches: runner.patches(),
      kept: run && reportOfRun(run),
      lives: life + 1,
      learnedLimit,
    };
  }
}

function alsoSaving(journal: RunJournal, onSave: RunJournal['save']): RunJournal {
  return {
    durable: true,
    async save(records) {
      await onSave(records);
      await journal.save(records);
    },
  };
}

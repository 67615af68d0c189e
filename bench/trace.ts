import type { Browser, CDPSession } from '@playwright/test';

/** Times are in milliseconds, since whenever the browser counts from. */
type Task = { readonly start: number; readonly wall: number; readonly cpu: number };

/** What the main thread of a page did between two marks. */
export type Work = {
  /** Processor time: what others do on the machine makes no difference to it, nor does waiting. */
  readonly cpu: number;
  readonly longestWall: number;
  readonly longestCpu: number;
};

export type Trace = { work(step: string): Work };

type TraceEvent = {
  readonly name: string;
  readonly cat?: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
};

const CATEGORIES = ['blink.user_timing', 'disabled-by-default-devtools.timeline'];

export type Recording = {
  /** The same trace at each call. */
  stop(): Promise<Trace>;
};

/** Records what main threads do. */
export async function startTrace(browser: Browser): Promise<Recording> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  let trace: Promise<Trace> | null = null;
  return { stop: () => (trace ??= ended(session).then(() => readTrace(events))) };
}

async function ended(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.end');
  await complete;
  await session.detach();
}

function readTrace(events: readonly TraceEvent[]): Trace {
  const marks = new Map<string, TraceEvent>();
  for (const event of events) {
    if (event.cat === 'blink.user_timing') marks.set(event.name, event);
  }
  const page = marks.get('show:begin');
  const tasks: readonly Task[] = events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === page?.pid && tid === page.tid)
    .map(({ ts, dur = 0, tdur = 0 }) => ({
      start: ts / 1000,
      wall: dur / 1000,
      cpu: tdur / 1000,
    }));
  return {
    work(step) {
      const begin = marks.get(`${step}:begin`);
      const end = marks.get(`${step}:end`);
      if (!begin || !end) throw new Error(`The page did not mark ${step}`);
      const [from, to] = [begin.ts / 1000, end.ts / 1000];
      const during = tasks.filter(({ start, wall }) => start < to && start + wall > from);
      return {
        cpu: during.reduce((sum, task) => sum + task.cpu, 0),
        longestWall: Math.max(0, ...during.map((task) => task.wall)),
        longestCpu: Math.max(0, ...during.map((task) => task.cpu)),
      };
    },
  };
}

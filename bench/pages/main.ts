import { makeLargeRoster } from '../../src/domain/roster/testing/large-roster';
import type { Bench, TableName, Timed } from './bench-api';
import type { Candidate } from './candidate';

const CANDIDATES: Readonly<Record<TableName, () => Promise<Candidate>>> = {
  ours: async () => (await import('./ours')).ours,
  'mui-x': async () => (await import('./peers/mui-x')).muiX,
  'ag-grid': async () => (await import('./peers/ag-grid')).agGrid,
  mrt: async () => (await import('./peers/mrt')).mrt,
};

/** A name of the array is somebody whom the search finds, and not one of the first by name. */
const SEARCH = 'maria';
const PATIENCE_MS = 60_000;
const SCROLL_FRAMES = 150;
const SCROLL_STEP_PX = 180;

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** After the frame that is being made has been painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

async function until(isThere: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!isThere()) {
    if (performance.now() > end) throw new Error('The table never showed it');
    await nextFrame();
  }
  await painted();
}

/** Does something and waits for what it shows; the marks say which of the main thread's work that was. */
async function timed(
  name: string,
  candidate: () => Candidate,
  action: () => void | Promise<void>,
  isThere: () => boolean,
): Promise<Timed> {
  await painted();
  performance.mark(`${name}:begin`);
  const began = performance.now();
  await action();
  await until(isThere);
  const ms = performance.now() - began;
  performance.mark(`${name}:end`);
  return { ms, shown: candidate().shown() };
}

async function scroll(element: Element): Promise<readonly number[]> {
  const times: number[] = [];
  let step = SCROLL_STEP_PX;
  performance.mark('scroll:begin');
  let last = await nextFrame();
  for (let frame = 0; frame < SCROLL_FRAMES; frame += 1) {
    const before = element.scrollTop;
    element.scrollTop += step;
    // At the end, back again.
    if (Math.abs(element.scrollTop - before) < 1) step = -step;
    const now = await nextFrame();
    times.push(now - last);
    last = now;
  }
  performance.mark('scroll:end');
  element.scrollTop = 0;
  return times;
}

function createBench(name: TableName, count: number): Bench {
  let users: ReturnType<typeof makeLargeRoster> | null = makeLargeRoster(count);
  let loaded: Candidate | null = null;
  let before: string | null = null;

  function candidate(): Candidate {
    if (!loaded) throw new Error('show() comes first');
    return loaded;
  }
  const changes = (): boolean => {
    const now = candidate().topRow();
    return now !== null && now !== before;
  };
  function act(step: string, action: (table: Candidate) => void, isThere = changes) {
    before = candidate().topRow();
    return timed(step, candidate, () => action(candidate()), isThere);
  }
  const isFound = () => candidate().topRow()?.toLowerCase().includes(SEARCH) ?? false;

  return {
    show: () =>
      timed(
        'show',
        candidate,
        async () => {
          loaded = await CANDIDATES[name]();
          const root = document.getElementById('root');
          if (root && users) loaded.mount(root, users);
          // From here on it is the table's business to keep them.
          users = null;
        },
        () => loaded?.topRow() != null,
      ),
    sort: () => act('sort', (table) => table.sortByName()),
    search: () => act('search', (table) => table.search(SEARCH), isFound),
    clear: () =>
      act(
        'clear',
        (table) => table.search(''),
        () => changes() && !isFound(),
      ),
    selectAll: () =>
      act(
        'selectAll',
        (table) => table.selectAll(),
        () => candidate().isTopSelected(),
      ),
    scroll: () => scroll(candidate().scroller()),
  };
}

const params = new URLSearchParams(window.location.search);
const wanted = params.get('table') ?? '';
if (wanted in CANDIDATES) {
  window.bench = createBench(wanted as TableName, Number(params.get('rows')));
}

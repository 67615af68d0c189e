import type { SeatGateway, UserPage, UserPageRequest } from '../../gateway';
import { asGatewayError, GatewayError } from '../../gateway-error';
import { halfJitter, honorRetryAfter } from '../../backoff';
import type { Clock } from '../../clock';
import { MAX_REFUSALS, MAX_RETRIES, RETRY_BACKOFF, type RequestLimit } from './request-limit';
import type { Mark } from '../roster-options';

/** Pages given up in a row, with no answer in between, after which no more are tried. */
const MAX_GIVEN_UP = 10;

/** Where the pool gets its work from, and whom it tells. */
export type PageSource<Task> = {
  next(): Task | null;
  requestOf(task: Task): UserPageRequest;
  /** `mark` is the point at which the page was asked for. */
  answered(task: Task, page: UserPage, requestSeq: Mark): void;
  /** No answer after all retries. */
  gaveUp(task: Task, error: GatewayError): void;
  /** GitLab will not answer this, however often it is asked. The pool has stopped. */
  refused(task: Task, error: GatewayError): void;
  /** The token no longer counts. The pool is paused; the page will be asked for again. */
  signedOut(): void;
  /** Nothing is on its way and nothing left to take. Not called while paused. */
  drained(): void;
  /** Too many pages were given up in a row to go on. */
  collapsed(): void;
  /** The pace changed. */
  paced(): void;
};

export type PagePool<Task> = {
  /** Takes as much work as may run now. */
  pump(): void;
  pause(): void;
  resume(): void;
  /** Gives up what is on its way; gives the tasks that are not done. Final. */
  stop(): readonly Task[];
};

export type PagePoolOptions<Task> = {
  readonly gateway: Pick<SeatGateway, 'listUsers'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly requestLimit: RequestLimit;
  readonly nextMark: () => Mark;
  readonly source: PageSource<Task>;
};

/** Asks for pages side by side, and deals with everything that goes wrong on the way. */
export function createPagePool<Task>(options: PagePoolOptions<Task>): PagePool<Task> {
  const { gateway, clock, random, requestLimit, nextMark, source } = options;
  const ending = new AbortController();
  const { signal } = ending;
  const again: { readonly task: Task; readonly tries: number }[] = [];
  /**
   * Being asked for, or waiting to be asked for again: that keeps its turn, so that a GitLab that is down
   * is not met by page after page for the first time.
   */
  const open = new Set<Task>();
  let paused = false;
  let waking = false;
  let resumedAt: Mark = 0;
  let givenUp = 0;

  function stop(): readonly Task[] {
    ending.abort();
    return [...open, ...again.map(({ task }) => task)];
  }

  function giveUp(task: Task, error: GatewayError): void {
    givenUp += 1;
    source.gaveUp(task, error);
    if (givenUp >= MAX_GIVEN_UP) source.collapsed();
  }

  function retryAfterDelay(task: Task, tries: number, ms: number): void {
    open.add(task);
    const wake = (): void => {
      if (signal.aborted) return;
      open.delete(task);
      again.push({ task, tries: tries + 1 });
      pump();
    };
    void clock.sleep(ms, signal).then(wake, wake);
  }

  function failed(task: Task, tries: number, requestSeq: Mark, error: GatewayError): void {
    switch (error.kind) {
      case 'rate': {
        const refusals = requestLimit.limited(clock.now(), error.details.retryAfterMs);
        if (refusals > MAX_REFUSALS) giveUp(task, error);
        else again.push({ task, tries });
        source.paced();
        return;
      }
      case 'network':
      case 'server':
      case 'cancelled':
        if (tries >= MAX_RETRIES) giveUp(task, error);
        else {
          const wait = halfJitter(tries, RETRY_BACKOFF, random);
          retryAfterDelay(task, tries, honorRetryAfter(wait, error.details.retryAfterMs));
        }
        return;
      case 'auth':
        again.push({ task, tries });
        // An answer to the old token, after the new one came, says nothing about the new one.
        if (!paused && requestSeq > resumedAt) {
          paused = true;
          source.signedOut();
        }
        return;
      case 'permission':
      case 'scope':
      case 'schema':
      case 'limit':
        ending.abort();
        source.refused(task, error);
    }
  }

  async function ask(task: Task, tries: number): Promise<void> {
    open.add(task);
    requestLimit.started(clock.now());
    const requestSeq = nextMark();
    let outcome: UserPage | GatewayError;
    try {
      outcome = await gateway.listUsers(source.requestOf(task), signal);
    } catch (error) {
      outcome = asGatewayError(error);
    }
    if (signal.aborted) return;
    open.delete(task);
    if (outcome instanceof GatewayError) {
      failed(task, tries, requestSeq, outcome);
    } else {
      givenUp = 0;
      requestLimit.answered();
      source.answered(task, outcome, requestSeq);
    }
    pump();
  }

  function wakeAfter(ms: number): void {
    if (waking) return;
    waking = true;
    const wake = (): void => {
      waking = false;
      if (signal.aborted) return;
      source.paced();
      pump();
    };
    void clock.sleep(ms, signal).then(wake, wake);
  }

  function take(): { readonly task: Task; readonly tries: number } | null {
    const retried = again.shift();
    if (retried !== undefined) return retried;
    const task = source.next();
    return task === null ? null : { task, tries: 0 };
  }

  function mayStart(): boolean {
    return !paused && !signal.aborted && open.size < requestLimit.limit;
  }

  function pump(): void {
    while (mayStart()) {
      const work = take();
      if (work === null) {
        if (open.size === 0) source.drained();
        return;
      }
      const wait = requestLimit.wait(clock.now());
      if (wait > 0) {
        again.unshift(work);
        wakeAfter(wait);
        return;
      }
      void ask(work.task, work.tries);
    }
  }

  return {
    pump,
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
      resumedAt = nextMark();
      pump();
    },
    stop,
  };
}

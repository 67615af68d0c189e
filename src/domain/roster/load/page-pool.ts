import type { SeatGateway, UserPage, UserPageRequest } from '../../gateway';
import { asGatewayError, GatewayError } from '../../gateway-error';
import { halfJitter, honorRetryAfter } from '../../backoff';
import type { Clock } from '../../clock';
import { MAX_REFUSALS, MAX_RETRIES, RETRY_BACKOFF, type RequestLimit } from './request-limit';
import type { RequestSeq } from '../roster-options';

/** Pages given up in a row, with no answer in between, after which no more are tried. */
const MAX_GIVEN_UP = 10;

/** Where the pool gets its tasks from, and what it reports to. */
export type PageSource<Task> = {
  next(): Task | null;
  requestOf(task: Task): UserPageRequest;
  /** `requestSeq` is that of the request. */
  answered(task: Task, page: UserPage, requestSeq: RequestSeq): void;
  /** There was no answer after all retries. */
  gaveUp(task: Task, error: GatewayError): void;
  /** GitLab refuses this request for good. The pool has stopped. */
  refused(task: Task, error: GatewayError): void;
  /** The token is no longer valid. The pool is paused; it will request the page again. */
  signedOut(): void;
  /** No request is under way and no task is left. Not called while paused. */
  drained(): void;
  /** Too many pages in a row were given up. */
  collapsed(): void;
  /** The request limit changed. */
  limited(): void;
};

export type PagePool<Task> = {
  /** Starts as many requests as may run now. */
  pump(): void;
  pause(): void;
  resume(): void;
  /** Aborts all requests for good, and returns the tasks that are not done. */
  stop(): readonly Task[];
};

export type PagePoolOptions<Task> = {
  readonly gateway: Pick<SeatGateway, 'listUsers'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly requestLimit: RequestLimit;
  readonly nextSeq: () => RequestSeq;
  readonly source: PageSource<Task>;
};

/** Requests pages in parallel, and retries what fails. */
export function createPagePool<Task>(options: PagePoolOptions<Task>): PagePool<Task> {
  const { gateway, clock, random, requestLimit, nextSeq, source } = options;
  const ending = new AbortController();
  const { signal } = ending;
  const again: { readonly task: Task; readonly tries: number }[] = [];
  /**
   * Under way, or waiting for a retry: a retry keeps its turn, so that a GitLab that is down does not get
   * requests for more and more pages.
   */
  const open = new Set<Task>();
  let paused = false;
  let waking = false;
  let resumedAt: RequestSeq = 0;
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

  function failed(task: Task, tries: number, requestSeq: RequestSeq, error: GatewayError): void {
    switch (error.kind) {
      case 'rate': {
        const refusals = requestLimit.limited(clock.now(), error.details.retryAfterMs);
        if (refusals > MAX_REFUSALS) giveUp(task, error);
        else again.push({ task, tries });
        source.limited();
        return;
      }
      case 'network':
      case 'server':
      case 'canceled':
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
    const requestSeq = nextSeq();
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
      source.limited();
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
      resumedAt = nextSeq();
      pump();
    },
    stop,
  };
}

import type { Random } from '../world/random';
import { isAnswerKind, isWorldKind } from './fault';
import type { Fault } from './fault';

interface Progress {
  readonly fault: Fault;
  seen: number;
  fired: number;
}

function matches(wanted: string | undefined, operations: readonly string[]): boolean {
  if (wanted === undefined || wanted === '*') return true;
  if (!wanted.endsWith('*')) return operations.includes(wanted);
  const start = wanted.slice(0, -1);
  return operations.some((operation) => operation.startsWith(start));
}

/** Faults that change the world happen once by default; the others continue. */
function isSpent({ fault, fired }: Progress): boolean {
  return fired >= (fault.times ?? (isWorldKind(fault.kind) ? 1 : Number.POSITIVE_INFINITY));
}

/** A list of faults and how far each has got. */
export function createFaultScript(random: Random): {
  set(faults: readonly Fault[]): void;
  /** Those that may still fire. */
  list(): readonly Fault[];
  /** The faults that fire for a request: at most one of them decides the answer. */
  next(operations: readonly string[]): readonly Fault[];
} {
  let script: Progress[] = [];
  return {
    set(faults) {
      script = faults.map((fault) => ({ fault, seen: 0, fired: 0 }));
    },
    list: () => script.filter((progress) => !isSpent(progress)).map(({ fault }) => fault),
    next(operations) {
      const firing: Fault[] = [];
      let answered = false;
      for (const progress of script) {
        const { fault } = progress;
        if (!matches(fault.operation, operations)) continue;
        progress.seen += 1;
        if (progress.seen <= (fault.after ?? 0) || isSpent(progress)) continue;
        if (answered && isAnswerKind(fault.kind)) continue;
        if (fault.probability !== undefined && !random.chance(fault.probability)) continue;
        progress.fired += 1;
        answered ||= isAnswerKind(fault.kind);
        firing.push(fault);
      }
      return firing;
    },
  };
}

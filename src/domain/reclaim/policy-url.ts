import { DEFAULT_POLICY, MAX_POLICY_DAYS, type ReclaimPolicy } from './policy';

/**
 * The link's parameters for a policy, such as `idle=60&never=yes&grace=30&gitlab=any&blocked=yes`. All
 * parts are written, so that a link means the same when the defaults change; other keys are kept.
 */
export function writePolicy(policy: ReclaimPolicy, into?: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(into);
  params.set('idle', String(policy.idleDays));
  params.set('never', policy.never ? 'yes' : 'no');
  params.set('grace', String(policy.graceDays));
  params.set('gitlab', policy.idleInGitLab ? 'idle' : 'any');
  params.set('blocked', policy.blocked ? 'yes' : 'no');
  return params;
}

/** The policy that a link asks for. What is missing or wrong in it is the default's, never an error. */
export function readPolicy(params: URLSearchParams): ReclaimPolicy {
  return {
    idleDays: readDays(params.get('idle'), DEFAULT_POLICY.idleDays),
    never: readFlag(params.get('never'), DEFAULT_POLICY.never),
    graceDays: readDays(params.get('grace'), DEFAULT_POLICY.graceDays),
    idleInGitLab: params.get('gitlab') === 'idle',
    blocked: readFlag(params.get('blocked'), DEFAULT_POLICY.blocked),
  };
}

/** A number of days as typed; null unless it is a whole one in range. */
export function parseDays(text: string): number | null {
  if (!/^\d{1,4}$/.test(text.trim())) return null;
  const days = Number(text);
  return days <= MAX_POLICY_DAYS ? days : null;
}

function readDays(text: string | null, fallback: number): number {
  return parseDays(text ?? '') ?? fallback;
}

function readFlag(text: string | null, fallback: boolean): boolean {
  return text === 'yes' ? true : text === 'no' ? false : fallback;
}

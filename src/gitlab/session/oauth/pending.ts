import * as v from 'valibot';
import { guardStorage, parseJson } from '../../../lib/setting';
import { parseInstanceUrl, type InstanceUrl } from '../instance-url';
import type { StoragePort } from '../token-vault';

const PENDING = 'duo-seats:oauth';
/** Somebody who takes longer at GitLab begins again. */
const LONGEST_MS = 3_600_000;

const Pending = v.object({
  state: v.string(),
  verifier: v.string(),
  instance: v.pipe(
    v.string(),
    v.check((text) => {
      const parsed = parseInstanceUrl(text);
      return parsed.ok && parsed.url === text;
    }),
  ),
  clientId: v.string(),
  scope: v.string(),
  keep: v.boolean(),
  /** The page to show afterwards; null for the first one. */
  from: v.nullable(v.string()),
  purpose: v.picklist(['sign-in', 'test']),
  begunAt: v.number(),
});

/** A sign-in between its departure to GitLab and its answer, in this tab alone. */
export type Pending = Omit<v.InferOutput<typeof Pending>, 'instance'> & {
  readonly instance: InstanceUrl;
};

export function keepPending(storage: StoragePort, pending: Pending): boolean {
  return guardStorage(() => storage).set(PENDING, JSON.stringify(pending));
}

export function readPending(storage: StoragePort): Pending | null {
  const stored = v.safeParse(Pending, parseJson(guardStorage(() => storage).get(PENDING)));
  if (!stored.success || Date.now() - stored.output.begunAt > LONGEST_MS) return null;
  return { ...stored.output, instance: stored.output.instance as InstanceUrl };
}

/** What was pending, which from now on is not: a state is used once. */
export function takePending(storage: StoragePort): Pending | null {
  const pending = readPending(storage);
  guardStorage(() => storage).set(PENDING, null);
  return pending;
}

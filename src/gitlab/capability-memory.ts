import * as v from 'valibot';
import type { InstanceUrl } from './session/instance-url';
import type { StoragePort } from './session/token-vault';

/** What an instance refused at a version, so that the next visit does not ask for it again. */
export type CapabilityMemory = {
  /** Empty where nothing is kept for this version, or nothing that can be read. */
  read(version: string): readonly string[];
  /** Takes the place of what was kept for another version. */
  write(version: string, parts: readonly string[]): void;
};

const KEY = 'duo-seats:capabilities';

/** Instances, the last ones used, and parts of each; our operations have fewer. */
const MOST_INSTANCES = 20;
const MOST_PARTS = 100;

const Stored = v.record(
  v.string(),
  v.object({
    version: v.string(),
    missing: v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^\w{1,80}(\.\w{1,80}(\(\w{1,80}\))?)?$/))),
      v.maxLength(MOST_PARTS),
    ),
  }),
);

/** Storage can be full, forbidden or written by somebody else: remembering is a comfort, never a condition. */
export function createCapabilityMemory(
  storage: StoragePort,
  instance: InstanceUrl,
): CapabilityMemory {
  function stored(): v.InferOutput<typeof Stored> {
    try {
      const read = v.safeParse(Stored, JSON.parse(storage?.getItem(KEY) ?? '{}'));
      return read.success ? read.output : {};
    } catch {
      return {};
    }
  }
  return {
    read(version) {
      const own = stored()[instance];
      return own?.version === version ? own.missing : [];
    },
    write(version, parts) {
      const { [instance]: _before, ...others } = stored();
      const kept = Object.entries(others).slice(1 - MOST_INSTANCES);
      const own = { version, missing: parts.slice(0, MOST_PARTS) };
      try {
        const text = JSON.stringify({ ...Object.fromEntries(kept), [instance]: own });
        storage?.setItem(KEY, text);
      } catch {
        // Learned again at the next visit.
      }
    },
  };
}

import { expect, it } from 'vitest';
import { createCapabilityMemory } from './capability-memory';
import type { InstanceUrl } from './session/instance-url';
import type { StoragePort } from './session/token-vault';

const HERE = 'https://gitlab.example.com' as InstanceUrl;
const THERE = 'https://gitlab.example.org' as InstanceUrl;
const PARTS = ['AddOnUser.lastDuoActivityOn', 'Namespace.addOnEligibleUsers(sort)'];

function storage(text: string | null = null): StoragePort & { text: () => string | null } {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key, value) => void (kept = value),
    removeItem: () => void (kept = null),
    text: () => kept,
  };
}

it('remembers what an instance refused at its version, and no other', () => {
  const kept = storage();
  createCapabilityMemory(kept, HERE).write('18.9.2-ee', PARTS);
  createCapabilityMemory(kept, THERE).write('17.2.0-ee', ['CurrentUser.admin']);
  expect(createCapabilityMemory(kept, HERE).read('18.9.2-ee')).toEqual(PARTS);
  expect(createCapabilityMemory(kept, HERE).read('18.9.3-ee')).toEqual([]);
  expect(createCapabilityMemory(kept, THERE).read('17.2.0-ee')).toEqual(['CurrentUser.admin']);
});

it('forgets a version for the next one', () => {
  const memory = createCapabilityMemory(storage(), HERE);
  memory.write('18.9.2-ee', PARTS);
  memory.write('19.4.0-ee', []);
  expect(memory.read('18.9.2-ee')).toEqual([]);
});

it('keeps the instances that were used last', () => {
  const kept = storage();
  for (let n = 0; n < 25; n += 1) {
    const other = `https://gitlab${n}.example.com` as InstanceUrl;
    createCapabilityMemory(kept, other).write('18.9.2-ee', PARTS);
  }
  expect(Object.keys(JSON.parse(kept.text() ?? '') as object)).toHaveLength(20);
  const last = 'https://gitlab24.example.com' as InstanceUrl;
  expect(createCapabilityMemory(kept, last).read('18.9.2-ee')).toEqual(PARTS);
});

it.each([
  'no JSON',
  '[]',
  'null',
  '{"https://gitlab.example.com":7}',
  '{"https://gitlab.example.com":{"version":"18.9.2-ee"}}',
  '{"https://gitlab.example.com":{"version":"18.9.2-ee","missing":["<b>","a b"]}}',
  `{"https://gitlab.example.com":{"version":"18.9.2-ee","missing":${JSON.stringify(Array(500).fill('A.b'))}}}`,
])('takes no notice of %s', (text) => {
  const memory = createCapabilityMemory(storage(text), HERE);
  expect(memory.read('18.9.2-ee')).toEqual([]);
  memory.write('18.9.2-ee', PARTS);
  expect(memory.read('18.9.2-ee')).toEqual(PARTS);
});

it('works without storage', () => {
  const full: StoragePort = {
    getItem: () => {
      throw new DOMException('forbidden', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: () => undefined,
  };
  for (const port of [null, full]) {
    const memory = createCapabilityMemory(port, HERE);
    memory.write('18.9.2-ee', PARTS);
    expect(memory.read('18.9.2-ee')).toEqual([]);
  }
});

import { expect, it } from 'vitest';
import { readGroupPath } from './group-path';

it.each([
  ['acme/platform', 'acme/platform'],
  ['https://gitlab.com/groups/acme/platform/-/group_members', 'acme/platform'],
  ['https://gitlab.com/acme/platform/', 'acme/platform'],
  ['/', null],
  ['my group', null],
])('path %o', (text, path) => {
  expect(readGroupPath(text)).toBe(path);
});

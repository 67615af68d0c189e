/** The group path in a typed or pasted text, also from the address of a group's page; null for none. */
export function readGroupPath(text: string): string | null {
  const path = text
    .trim()
    .replace(/^https?:\/\/[^/]+/i, '')
    .replace(/^\/+/, '')
    .replace(/^groups\//, '')
    .replace(/\/-\/.*$/, '')
    .replace(/\/+$/, '');
  return path === '' || /\s/.test(path) ? null : path;
}

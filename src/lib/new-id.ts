/**
 * A random UUID of version 4. `crypto.randomUUID` is missing on pages that came over plain http from
 * another host; `crypto.getRandomValues` is not.
 */
export function newId(): string {
  const { randomUUID } = crypto as { readonly randomUUID?: () => string };
  if (randomUUID) return randomUUID.call(crypto);
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // The version in the seventh byte, the variant in the ninth.
  bytes.set([((bytes.at(6) ?? 0) & 0x0f) | 0x40], 6);
  bytes.set([((bytes.at(8) ?? 0) & 0x3f) | 0x80], 8);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

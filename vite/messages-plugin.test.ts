import { readdirSync, readFileSync } from 'node:fs';
import compile from 'icu-minify/compile';
import format from 'icu-minify/format';
import { createTranslator } from 'use-intl';
import { describe, expect, it } from 'vitest';
import { FORMATS, LOCALES } from '../src/messages/locale.ts';
import { compileCatalog } from './messages-plugin.ts';

type Tree = { readonly [key: string]: string | Tree };

const DAY = new Date('2026-03-04T05:06:07Z');

function messagesOf(locale: string): string[] {
  const folder = new URL(`../src/messages/${locale}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => leaves(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Tree));
}

function leaves(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) =>
    typeof value === 'string' ? [value] : leaves(value),
  );
}

/** A value for everything in a message that could be the name of one. */
function valuesFor(message: string, number: number) {
  const names = [...message.matchAll(/\{(\w+)(?:,\s*(\w+))?/g)].map(([, name = '', kind]) => {
    if (kind === 'plural' || kind === 'selectordinal' || kind === 'number') return [name, number];
    return [name, kind === 'date' || kind === 'time' ? DAY : `(${name})`];
  });
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([, name = '']) => [
    name,
    (inner: unknown) => `[${String(inner)}]`,
  ]);
  return Object.fromEntries([...names, ...tags]) as Record<string, string>;
}

const formatters = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...args),
};

describe.each(LOCALES)('compiled messages in %s', (locale) => {
  const messages = messagesOf(locale);

  it.each([0, 1, 2, 1234])('say the same as the ones in the catalogs, of %i', (number) => {
    for (const text of messages) {
      const values = valuesFor(text, number);
      const t = createTranslator({ locale, timeZone: 'UTC', messages: { text } });
      const said = format(compile(text), locale, values, {
        formatters,
        formats: FORMATS,
        timeZone: 'UTC',
      });
      const parts: readonly unknown[] = [t.rich('text', values)].flat();
      expect([said].flat().join('')).toBe(parts.map(String).join(''));
    }
  });

  it('keep the keys of their catalog', () => {
    const catalog = JSON.stringify({ a: { b: 'Seats', c: '{n, plural, one {#} other {#s}}' } });
    expect(JSON.parse(compileCatalog(catalog))).toMatchObject({ a: { b: 'Seats' } });
    expect(compileCatalog(catalog)).not.toContain('plural');
  });
});

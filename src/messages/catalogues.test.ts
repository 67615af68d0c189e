import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTranslator, IntlErrorCode } from 'use-intl';
import { english } from './en';
import { englishArea } from './en/area';
import { englishReports } from './en/reports';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[[...path, key].join('.'), value]] : leaves(value, [...path, key]),
  );
}

const files = readdirSync(new URL('./en', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

const all = { ...english, ...englishArea, ...englishReports };
const messages = leaves(all);

/** What use-intl has to say about one message, given no values. */
function complaintsAbout(words: string): string[] {
  const codes: string[] = [];
  const t = createTranslator({
    locale: 'en',
    messages: { words },
    onError: (error) => codes.push(error.code),
  });
  t('words', {});
  // Without values it may well be that nothing can be filled in.
  return codes.filter((code) => code !== IntlErrorCode.FORMATTING_ERROR.toString());
}

describe('the English catalogues', () => {
  it('are all registered', () => {
    expect(Object.keys(all).toSorted()).toEqual(files.toSorted());
  });

  it('can be read as ICU', () => {
    expect(messages.filter(([, words]) => complaintsAbout(words).length > 0)).toEqual([]);
    expect(complaintsAbout('{count, plural, one {# seat}}')).not.toEqual([]);
    expect(complaintsAbout('{count')).not.toEqual([]);
  });

  it('speak calmly, and never say nothing', () => {
    const odd = messages.filter(([, words]) => words.trim() === '' || /!|\.\.\./.test(words));
    expect(odd).toEqual([]);
  });
});

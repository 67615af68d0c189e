import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTranslator, IntlErrorCode } from 'use-intl';
import {
  type AppLocale,
  FORMATS,
  loadAreaMessages,
  loadCheckMessages,
  loadMessages,
  loadProtectedUsersMessages,
  loadReportMessages,
  loadOAuthMessages,
  loadUserListMessages,
  LOCALES,
} from './locale';
import { type IcuArgument, icuArguments } from './testing/icu-arguments';
import { leaves } from './testing/leaves';
import { SAME_MESSAGES } from './testing/same-messages';

/** All catalogs of a language, as the app loads them. */
async function catalogOf(locale: AppLocale) {
  return {
    ...(await loadMessages(locale)),
    ...(await loadAreaMessages(locale)),
    ...(await loadReportMessages(locale)),
    ...(await loadCheckMessages(locale)),
    ...(await loadOAuthMessages(locale)),
    ...(await loadProtectedUsersMessages(locale)),
    ...(await loadUserListMessages(locale)),
  };
}

const messagesOf = async (locale: AppLocale) => leaves(await catalogOf(locale));

/** The errors of use-intl for one message without values. */
function complaintsAbout(messages: string): string[] {
  const codes: string[] = [];
  const t = createTranslator({
    locale: 'en',
    messages: { messages },
    onError: (error) => codes.push(error.code),
  });
  t('messages', {});
  // Without values, missing ones are no error here.
  return codes.filter((code) => code !== IntlErrorCode.FORMATTING_ERROR.toString());
}

type Value = string | number | Date | ((chunks: string) => string);

function valueFor({ name, kind, options }: IcuArgument, count: number): Value {
  switch (kind) {
    case 'tag':
      return (chunks) => chunks;
    case 'date':
      return new Date(0);
    case 'number':
      return count;
    case 'choice':
    case 'text':
      return options[0] ?? name;
  }
}

/** A message formatted for a count; with every option of its selects. */
function formatted(locale: AppLocale, messages: string, count: number): string[] {
  const args = [...icuArguments(messages).values()];
  const values = new Map(args.map((argument) => [argument.name, valueFor(argument, count)]));
  const choices = args.flatMap(({ name, options }) => options.map((option) => [name, option]));
  const t = createTranslator({
    locale,
    messages: { messages },
    formats: FORMATS,
    timeZone: 'UTC',
    onError: (error) => {
      throw error;
    },
  });
  return (choices.length > 0 ? choices : [[]]).map(([name, option]) => {
    if (name !== undefined && option !== undefined) values.set(name, option);
    return t.markup('messages', Object.fromEntries(values));
  });
}

/** The text of a message without its arguments. */
const hasWords = (messages: string) => /\p{L}/u.test(messages.replace(/\{[^{}]*\}/g, ''));

describe.each(LOCALES)('the catalogs of %s', (locale) => {
  const files = readdirSync(new URL(`./${locale}`, import.meta.url))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''));

  it('are all registered', async () => {
    expect(Object.keys(await catalogOf(locale)).toSorted()).toEqual(files.toSorted());
  });

  it('are valid ICU messages', async () => {
    const broken = (await messagesOf(locale)).filter(
      ([, messages]) => complaintsAbout(messages).length > 0,
    );
    expect(broken).toEqual([]);
    expect(complaintsAbout('{count, plural, one {# seat}}')).not.toEqual([]);
    expect(complaintsAbout('{count')).not.toEqual([]);
  });

  it.each([0, 1, 2, 1_234])('are not empty for %d', async (count) => {
    for (const [key, messages] of await messagesOf(locale)) {
      const said = formatted(locale, messages, count);
      expect(said.length, key).toBeGreaterThan(0);
      expect(said.join('\n'), key).not.toMatch(/[{}#]/);
    }
  });

  it('have no exclamation marks, and are not empty', async () => {
    const odd = (await messagesOf(locale)).filter(
      ([, messages]) => messages.trim() === '' || /!|\.\.\.|'/.test(messages),
    );
    expect(odd).toEqual([]);
  });
});

describe.each(LOCALES.filter((locale) => locale !== 'en'))('%s beside English', (locale) => {
  it('has the same messages, no fewer and no more', async () => {
    const keys = (messages: [string, string][]) => messages.map(([key]) => key).toSorted();
    expect(keys(await messagesOf(locale))).toEqual(keys(await messagesOf('en')));
  });

  it('has the same arguments', async () => {
    const needs = (messages: string) =>
      Array.from(icuArguments(messages).values(), ({ name, kind, options }) =>
        [name, kind, ...options.toSorted()].join(' '),
      ).toSorted();
    const english = new Map(await messagesOf('en'));
    const differing = (await messagesOf(locale)).filter(
      ([key, messages]) => needs(messages).join() !== needs(english.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('differs from English, except for messages known to be the same', async () => {
    const english = new Map(await messagesOf('en'));
    const same = (await messagesOf(locale))
      .filter(([key, messages]) => messages === english.get(key) && hasWords(messages))
      .map(([key]) => key);
    expect(same.toSorted()).toEqual([...SAME_MESSAGES[locale]].toSorted());
  });
});

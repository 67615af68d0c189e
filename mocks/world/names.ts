import { asciiOf, CULTURES } from './name-lists';
import type { NameCulture } from './name-lists';
import type { Random } from './random';

export interface GeneratedName {
  readonly name: string;
  readonly username: string;
}

interface Word {
  readonly text: string;
  readonly ascii: string;
}

interface PreparedCulture {
  readonly given: readonly Word[];
  readonly family: readonly Word[];
  readonly order: NameCulture['order'];
}

const prepareWord = (entry: string): Word => {
  const [written = entry, ascii] = entry.split(':');
  const text = written.replaceAll('~', ' ');
  return { text, ascii: ascii ?? asciiOf(text) };
};

const PREPARED: readonly PreparedCulture[] = CULTURES.map((culture) => ({
  given: culture.given.map(prepareWord),
  family: culture.family.map(prepareWord),
  order: culture.order,
}));

/** A culture appears as often in this list as its weight says. */
const WEIGHTED: readonly PreparedCulture[] = CULTURES.flatMap((culture, index) => {
  const prepared = PREPARED[index];
  return prepared === undefined ? [] : Array.from({ length: culture.weight }, () => prepared);
});

function written(culture: PreparedCulture, given: Word, family: Word): string {
  switch (culture.order) {
    case 'given family':
      return `${given.text} ${family.text}`;
    case 'family given':
      return `${family.text} ${given.text}`;
    case 'familygiven':
      return `${family.text}${given.text}`;
    case 'given only':
      return given.text;
  }
}

function usernameOf(random: Random, culture: PreparedCulture, given: Word, family: Word): string {
  const first = given.ascii.slice(0, 24) || 'user';
  if (culture.order === 'given only') return first;
  const last = family.ascii.slice(0, 24);
  switch (random.below(4)) {
    case 0:
      return `${first}.${last}`;
    case 1:
      return `${first}_${last}`;
    case 2:
      return `${first.slice(0, 1)}${last}`;
    default:
      return `${first}${last}`;
  }
}

/** Draws names; the first ones come from all the cultures in turn, so that a small world has every script. */
export function createNamer(random: Random): () => GeneratedName {
  const taken = new Set<string>();
  let drawn = 0;
  return () => {
    const culture = PREPARED[drawn] ?? random.pick(WEIGHTED);
    drawn += 1;
    const given = random.pick(culture.given);
    const family = random.pick(culture.family);
    const wanted = usernameOf(random, culture, given, family);
    const username = taken.has(wanted) ? `${wanted}${drawn}` : wanted;
    taken.add(username);
    return { name: written(culture, given, family), username };
  };
}

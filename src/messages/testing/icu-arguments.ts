export type IcuArgument = {
  readonly name: string;
  /** The type of its value: a plural and a formatted number both take a number. */
  readonly kind: 'text' | 'number' | 'date' | 'choice' | 'tag';
  /** The options of a `select`. */
  readonly options: readonly string[];
};

const KINDS: Readonly<Record<string, IcuArgument['kind']>> = {
  number: 'number',
  plural: 'number',
  selectordinal: 'number',
  date: 'date',
  time: 'date',
  select: 'choice',
};

/**
 * What a message has to be given, by name. Only for messages that use-intl reads without complaint: it
 * looks for the arguments and checks nothing else.
 */
export function icuArguments(message: string): ReadonlyMap<string, IcuArgument> {
  const found = new Map<string, IcuArgument>();
  for (const [, tag = ''] of message.matchAll(/<([a-z]\w*)>/gi))
    add({ name: tag, kind: 'tag', options: [] });
  readMessage(0);
  return found;

  function add(argument: IcuArgument): void {
    const known = found.get(argument.name);
    // `{days}` beside `{days, plural, …}` is the same number.
    if (known === undefined || known.kind === 'text') found.set(argument.name, argument);
  }

  /** Reads up to the brace that closes the message, and returns its index. */
  function readMessage(from: number): number {
    let at = from;
    while (at < message.length && message[at] !== '}') {
      at = message[at] === '{' ? readArgument(at + 1) + 1 : at + 1;
    }
    return at;
  }

  /** Reads the inside of an argument's braces, and returns the index of the closing one. */
  function readArgument(from: number): number {
    const head = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(message.slice(from));
    const name = head?.[1] ?? '';
    const kind = head?.[2] === undefined ? 'text' : (KINDS[head[2]] ?? 'text');
    const options: string[] = [];
    let at = from + (head?.[0].length ?? 0);
    let word = '';
    while (at < message.length && message[at] !== '}') {
      if (message[at] === '{') {
        if (kind === 'choice') options.push(word.trim());
        word = '';
        at = readMessage(at + 1);
      } else if (message[at] !== ',') {
        word += message[at] ?? '';
      }
      at += 1;
    }
    add({ name, kind, options });
    return at;
  }
}

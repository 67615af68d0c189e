/* Users as one text: browsers store and read one long text many times faster than as many objects. */

const PREFIX = 'gid://gitlab/User/';

/** A line for each user: the ID, and another text. What all of GitLab's IDs begin with is left out. */
export function packPairs(pairs: Iterable<readonly [id: string, text: string]>): string {
  const lines: string[] = [];
  for (const [id, text] of pairs) lines.push(`${packId(id)} ${escape(text)}`);
  return lines.join('\n');
}

export function* unpackPairs(packed: string): Generator<readonly [id: string, text: string]> {
  for (const line of linesOf(packed)) {
    const space = line.indexOf(' ');
    yield [unpackId(line.slice(0, space)), unescape(line.slice(space + 1))];
  }
}

export function packIds(ids: Iterable<string>): string {
  const lines: string[] = [];
  for (const id of ids) lines.push(packId(id));
  return lines.join('\n');
}

export function* unpackIds(packed: string): Generator<string> {
  for (const line of linesOf(packed)) yield unpackId(line);
}

function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    yield text.slice(from, to);
    from = to + 1;
  }
}

function packId(id: string): string {
  return id.length > PREFIX.length && id.startsWith(PREFIX)
    ? escape(id.slice(PREFIX.length))
    : `:${escape(id)}`;
}

function unpackId(packed: string): string {
  return packed.startsWith(':') ? unescape(packed.slice(1)) : PREFIX + unescape(packed);
}

/** GitLab's IDs and usernames have none of these; whatever else comes is kept as it is. */
const ODD = /[%:\s]/;

function escape(text: string): string {
  if (!ODD.test(text)) return text;
  return text.replace(/[%:\s]/g, (odd) => `%${odd.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function unescape(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%([0-9a-f]{4})/g, (_odd, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** How many users a packed text has. */
export function packedLines(packed: string): number {
  return packed === '' ? 0 : packed.split('\n').length;
}

type Tree = { readonly [key: string]: string | Tree };

/** Every message of a catalog: `[dotted key, message]`. */
export function leaves(tree: Tree, path: readonly string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[[...path, key].join('.'), value]] : leaves(value, [...path, key]),
  );
}

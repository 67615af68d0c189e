import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { pruneDocument } from './prune-document';

const document = parse(`
  query Users($sort: Sort, $search: String) {
    namespace(fullPath: "acme") {
      addOnEligibleUsers(search: $search, sort: $sort) {
        count
        nodes { ...Fields }
      }
    }
  }
  fragment Fields on AddOnUser { id lastDuoActivityOn }
`);

describe('pruneDocument', () => {
  it('leaves out fields, arguments, and variables that nothing uses any more', () => {
    const text = print(
      pruneDocument(document, {
        fields: new Set(['count', 'lastDuoActivityOn']),
        arguments: new Set(['addOnEligibleUsers.sort']),
      }),
    );
    expect(text).not.toMatch(/count|lastDuoActivityOn|sort/i);
    expect(text).toContain('query Users($search: String)');
    expect(text).toContain('addOnEligibleUsers(search: $search)');
  });

  it('is the same document when nothing is missing', () => {
    expect(pruneDocument(document, { fields: new Set(), arguments: new Set() })).toBe(document);
  });

  it('leaves arguments of the same name on other fields', () => {
    const pruned = pruneDocument(document, {
      fields: new Set(),
      arguments: new Set(['groups.sort']),
    });
    expect(print(pruned)).toBe(print(document));
  });
});

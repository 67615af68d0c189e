import { parse, print, type DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import {
  AssignSeatsDocument,
  GroupEligibleUsersDocument,
  OwnedGroupsDocument,
} from '../generated/operations';
import { DuoUsageDocument } from '../generated/usage-operations';
import { pruneDocument } from './schema-parts';

function prune(document: DocumentNode, ...missing: string[]) {
  return pruneDocument(document, (part) => missing.includes(part));
}

function textOf(document: DocumentNode, ...missing: string[]): string {
  const pruned = prune(document, ...missing).document;
  if (!pruned) throw new Error('Nothing is left');
  // What is left is a document that a parser takes.
  return print(parse(print(pruned)));
}

describe('pruneDocument', () => {
  it('leaves out fields, arguments, and variables that nothing uses any more', () => {
    const text = textOf(
      GroupEligibleUsersDocument,
      'AddOnUserConnection.count',
      'AddOnUser.lastDuoActivityOn',
      'Namespace.addOnEligibleUsers(sort)',
    );
    expect(text).not.toMatch(/count|lastDuoActivityOn|sort/i);
    expect(text).toContain('lastLoginAt');
    expect(text).toContain('$search: String');
    expect(text).toContain('search: $search');
  });

  it('tells which arguments it left out, and what they carried', () => {
    const part = 'Namespace.addOnEligibleUsers(filterByAssignedSeat)';
    const { withheld } = prune(GroupEligibleUsersDocument, part);
    expect(withheld).toMatchObject([
      { part, value: { kind: 'Variable', name: { value: 'filterByAssignedSeat' } } },
    ]);
  });

  it('is the same document when nothing of it is missing', () => {
    expect(prune(GroupEligibleUsersDocument).document).toBe(GroupEligibleUsersDocument);
    expect(prune(OwnedGroupsDocument, 'Namespace.addOnEligibleUsers(search)').document).toBe(
      OwnedGroupsDocument,
    );
  });

  it('leaves a field of the same name on another type', () => {
    const text = textOf(
      DuoUsageDocument,
      'AddOnUser.lastDuoActivityOn',
      'chatUserMetrics.lastDuoActivityOn',
    );
    expect(text.match(/lastDuoActivityOn/g)).toHaveLength(5);
  });

  it('leaves out a selection of which nothing is left, and fragments that nobody uses', () => {
    const text = textOf(AssignSeatsDocument, 'UserAddOnAssignmentBulkCreatePayload.addOnPurchase');
    expect(text).not.toMatch(/addOnPurchase|PurchaseFields/);
    expect(text).toContain('errors');
    const typed = parse('{ currentUser { __typename id } metadata { version } }');
    expect(textOf(typed, 'CurrentUser.id')).not.toContain('currentUser');
  });

  it('says that nothing is left to ask', () => {
    const missing = 'Mutation.userAddOnAssignmentBulkCreate';
    expect(prune(AssignSeatsDocument, missing).document).toBeNull();
  });
});

import { type FieldNode, Kind, visit } from 'graphql';
import { DuoUsageDocument } from '../generated/usage-operations';

/** Features that some releases count as well. What GitLab does not know of them is left out once it says so. */
const MORE_FEATURES = ['troubleshootJob', 'fixPipeline', 'duoWorkflow'];

const fieldOf = (name: string, ...inner: readonly FieldNode[]): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(inner.length > 0 && { selectionSet: { kind: Kind.SELECTION_SET, selections: inner } }),
});

/**
 * The question for metrics with the features that GitLab's schema has in some releases only. They come here,
 * as the operations of this app keep to the schema of one release.
 */
export const METRICS_DOCUMENT: typeof DuoUsageDocument = visit(DuoUsageDocument, {
  Field(node) {
    if (node.name.value !== 'nodes' || !node.selectionSet) return undefined;
    const more = MORE_FEATURES.map((feature) =>
      fieldOf(feature, fieldOf('totalEventCount'), fieldOf('lastDuoActivityOn')),
    );
    const selections = [...node.selectionSet.selections, ...more];
    return { ...node, selectionSet: { ...node.selectionSet, selections } };
  },
});

/** The features that this app has words for, in the order in which they are shown. GitLab may have others. */
export const DUO_FEATURES = [
  'codeSuggestions',
  'chat',
  'codeReview',
  'agentPlatform',
  'duoWorkflow',
  'mcp',
  'troubleshootJob',
  'fixPipeline',
] as const;

/** Events that GitLab counts for a user, and for none of the features above. */
export const OTHER_FEATURES = 'other';

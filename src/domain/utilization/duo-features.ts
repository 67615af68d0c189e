import type { DuoFeature } from './usage';

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

/** The features among these in the order in which they are shown. */
export function inOrder(features: ReadonlySet<DuoFeature>): readonly DuoFeature[] {
  return [...DUO_FEATURES, OTHER_FEATURES].filter((feature) => features.has(feature));
}

const EVENTS: Readonly<Record<(typeof DUO_FEATURES)[number], readonly string[]>> = {
  codeSuggestions: [
    'CODE_SUGGESTIONS_REQUESTED',
    'CODE_SUGGESTION_SHOWN_IN_IDE',
    'CODE_SUGGESTION_ACCEPTED_IN_IDE',
    'CODE_SUGGESTION_REJECTED_IN_IDE',
    'CODE_SUGGESTION_DIRECT_ACCESS_TOKEN_REFRESH',
  ],
  chat: ['REQUEST_DUO_CHAT_RESPONSE'],
  codeReview: [
    'ENCOUNTER_DUO_CODE_REVIEW_ERROR_DURING_REVIEW',
    'FIND_NO_ISSUES_DUO_CODE_REVIEW_AFTER_REVIEW',
    'FIND_NOTHING_TO_REVIEW_DUO_CODE_REVIEW_ON_MR',
    'POST_COMMENT_DUO_CODE_REVIEW_ON_DIFF',
    'REACT_THUMBS_UP_ON_DUO_CODE_REVIEW_COMMENT',
    'REACT_THUMBS_DOWN_ON_DUO_CODE_REVIEW_COMMENT',
    'REQUEST_REVIEW_DUO_CODE_REVIEW_ON_MR_BY_AUTHOR',
    'REQUEST_REVIEW_DUO_CODE_REVIEW_ON_MR_BY_NON_AUTHOR',
    'EXCLUDED_FILES_FROM_DUO_CODE_REVIEW',
  ],
  agentPlatform: [
    'AGENT_PLATFORM_SESSION_CREATED',
    'AGENT_PLATFORM_SESSION_STARTED',
    'AGENT_PLATFORM_SESSION_FINISHED',
    'AGENT_PLATFORM_SESSION_DROPPED',
    'AGENT_PLATFORM_SESSION_STOPPED',
    'AGENT_PLATFORM_SESSION_RESUMED',
    'VIEW_DUO_AGENTIC_SUBSCRIPTION_EXPIRED_EMPTY_STATE',
    'CLICK_DUO_AGENTIC_SUBSCRIPTION_EXPIRED_UPGRADE',
    'CLICK_DUO_AGENTIC_SUBSCRIPTION_EXPIRED_LEARN_MORE',
  ],
  duoWorkflow: ['DUO_WORKFLOW_WORKLOAD_COMPLETED'],
  mcp: ['START_MCP_TOOL_CALL', 'FINISH_MCP_TOOL_CALL'],
  troubleshootJob: ['TROUBLESHOOT_JOB'],
  fixPipeline: ['FIX_PIPELINE_SUGGESTION_POSTED', 'FIX_PIPELINE_SUGGESTION_APPLIED'],
};

const FEATURE_OF: ReadonlyMap<string, DuoFeature> = new Map(
  Object.entries(EVENTS).flatMap(([feature, events]) => events.map((event) => [event, feature])),
);

/**
 * The feature that GitLab counts an event for; `other` for an event that is not known here.
 * @see https://gitlab.com/gitlab-org/gitlab/-/blob/master/ee/lib/gitlab/tracking/ai_tracking.rb
 */
export function featureOfEvent(event: string): DuoFeature {
  return FEATURE_OF.get(event) ?? OTHER_FEATURES;
}

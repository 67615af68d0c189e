import { version as appVersion } from '../../../package.json';
import { type Finding, QUESTIONS } from './finding';

/** GitLab's texts that name no user, group or instance. Any other text stays out of the report. */
const HARMLESS: readonly RegExp[] = [
  /^Query has complexity of \d+, which exceeds max complexity of \d+$/,
  /^The resource that you are attempting to access does not exist or you don't have permission to perform this action$/,
  /^Request timed out\. Please try a less complex query or a smaller set of records\.$/,
  /^Timeout on validation of query$/,
  /^Internal server error$/,
  /^API not accessible for user$/,
  /^Invalid token$/,
  /^Retry later\s*$/,
  /^Query too large$/,
  /^An HTML page instead of an answer$/,
  /^No answer( in time)?$/,
  /^Failed to fetch$/,
  /^Not a (GraphQL|GitLab) answer$/,
  /^The answer holds no readable [a-z -]+$/,
  /^Field '\w+' is missing required arguments: [\w, ]+$/,
  /^Argument '\w+' on InputObject '\w+' is required\. Expected type [\w![\]]+$/,
  /^Type mismatch on variable \$\w+( and argument \w+)? \([\w![\]]+ \/ [\w![\]]+\)$/,
];

const LEFT_OUT = 'omitted, because it could name someone';

const STATES: Readonly<Record<Finding['state'], string>> = {
  expected: 'as expected',
  missing: 'missing, handled',
  different: 'DIFFERENT',
  'not-asked': 'not checked',
};

/** Milliseconds that tell a slow answer from a quick one, and no more. */
const ROUND_MS = 50;

export type ReportFacts = {
  readonly onGitLabCom: boolean;
  readonly at: Date;
  readonly userAgent: string;
};

/**
 * A check as plain text for who maintains the app: in English, whatever the language of the page, and
 * without names of users or groups, tokens, addresses and paths. Only the app's own texts, schema names
 * and figures are in it.
 */
export function reportText(findings: readonly Finding[], facts: ReportFacts): string {
  const version = findings.find(({ question }) => question === 'version')?.facts['version'];
  const lines = [
    `Duo Seats: ${appVersion}`,
    `GitLab: ${version === undefined || version === '' ? 'unknown version' : version}, ${facts.onGitLabCom ? 'GitLab.com' : 'not GitLab.com'}`,
    `Date: ${facts.at.toISOString().slice(0, 10)}`,
    `Browser: ${facts.userAgent}`,
    `Checked: ${findings.length} of ${QUESTIONS.length}`,
    '',
    ...findings.flatMap(linesOf),
  ];
  return `${lines.join('\n')}\n`;
}

function linesOf(finding: Finding): string[] {
  const { question, state, meaning, parts, text, status, ms } = finding;
  const details = [
    ...(status === null ? [] : [`HTTP ${status}`]),
    `${Math.round(ms / ROUND_MS) * ROUND_MS} ms`,
  ];
  const reported = Object.entries(finding.facts).filter(([, value]) => value !== '');
  return [
    `${question}: ${STATES[state]} (${[meaning, ...details].join(', ')})`,
    ...(reported.length > 0
      ? [`  ${reported.map(([name, value]) => `${name}: ${value}`).join('; ')}`]
      : []),
    ...parts.map(
      ({ name, handled }) => `  missing: ${name}${handled === null ? ' (not handled)' : ''}`,
    ),
    ...(text === null ? [] : [`  GitLab: ${harmless(text)}`]),
  ];
}

function harmless(text: string): string {
  return text.split('; ').every((part) => HARMLESS.some((pattern) => pattern.test(part)))
    ? text
    : LEFT_OUT;
}

/**
 * `npm run validate`: everything that CI demands, cheapest first; stops at the first failure.
 * `--static` (`npm run check`) leaves out all that needs a build or runs tests.
 */
import { parseArgs } from 'node:util';
import { runNpm } from '../run.ts';

type Step = { readonly title: string; readonly script: string; readonly args?: readonly string[] };

const STATIC: readonly Step[] = [
  { title: 'Format', script: 'format:check' },
  { title: 'Generated operations', script: 'codegen:check' },
  { title: 'Types', script: 'typecheck' },
  { title: 'Lint', script: 'lint' },
  { title: 'Performance as it was measured', script: 'performance:check' },
  { title: 'Unused code and dependencies', script: 'knip' },
];

const DYNAMIC: readonly Step[] = [
  { title: 'Unit and contract tests', script: 'test', args: ['--unit'] },
  { title: 'Build', script: 'build' },
  { title: 'What the build contains', script: 'check:dist' },
  { title: 'Size budget', script: 'size' },
  { title: 'End-to-end tests', script: 'test', args: ['--e2e'] },
];

const { values } = parseArgs({ options: { static: { type: 'boolean', default: false } } });
const steps = values.static ? STATIC : [...STATIC, ...DYNAMIC];

for (const [index, { title, script, args }] of steps.entries()) {
  console.log(`\n== ${index + 1}/${steps.length} ${title}`);
  const startedAt = Date.now();
  const code = await runNpm(script, args);
  if (code !== 0) {
    console.error(
      `\n${title} failed: npm run ${[script, ...(args ? ['--', ...args] : [])].join(' ')}`,
    );
    process.exit(code);
  }
  console.log(`(${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
}
console.log('\nAll is well.');

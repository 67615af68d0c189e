import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../run.ts';

const read = (name: string) => readFileSync(join(root, name), 'utf8');

describe('what is delivered', () => {
  const pages = read('.gitlab-ci.yml').split(/^pages:$/m)[1] ?? '';
  const docker = read('Dockerfile');

  it.each([
    ['the Pages job', pages],
    ['the container', docker],
  ])('is built by %s without running the scripts of packages', (_, text) => {
    const installs = text.match(/npm ci.*/g) ?? [];
    expect(installs).toHaveLength(1);
    expect(installs[0]).toContain('--ignore-scripts');
  });

  it('is published without the records of the build', () => {
    expect(pages).toContain('rm -rf dist/.vite');
    expect(docker).toContain('rm -rf "/out/$BASE_PATH/.vite"');
  });

  it('needs the mocked network for the demo alone', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    expect(dependencies['msw']).toBeUndefined();
    expect(devDependencies['msw']).toBeDefined();
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { dev?: boolean }>;
    };
    expect(packages['node_modules/msw']?.dev).toBe(true);
  });
});

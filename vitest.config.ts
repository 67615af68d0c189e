import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Moments are formatted by the locale and zone of the machine unless both are fixed.
process.env['TZ'] = 'UTC';

const SETUP = './scripts/testing/vitest-setup.ts';

export default defineConfig({
  plugins: [react()],
  define: { __DEMO__: 'true', __ANY_GITLAB__: 'true' },
  test: {
    // Two cores is what CI has; more would only make the tests wait for each other.
    maxWorkers: 2,
    // Loud failures are for what is wrong, not for a busy machine.
    testTimeout: 15_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'logic',
          environment: 'node',
          include: ['{src,mocks,scripts,vite}/**/*.test.ts'],
          setupFiles: [SETUP],
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: [SETUP, './scripts/testing/vitest-setup-dom.ts'],
        },
      },
    ],
  },
});

import { existsSync, readdirSync } from 'node:fs';

const features = existsSync('src/features')
  ? readdirSync('src/features', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
  : [];

/** What each folder of src may import from the others; app and main.tsx may import all of them. */
export const LAYERS = {
  lib: [],
  messages: [],
  domain: ['lib'],
  storage: ['domain', 'lib'],
  gitlab: ['domain', 'lib'],
  ui: ['lib', 'messages'],
  workspace: ['gitlab', 'storage', 'domain', 'lib'],
  features: ['workspace', 'gitlab', 'storage', 'domain', 'ui', 'lib', 'messages'],
};

/** Packages that would tie a folder to something it must not know. */
export const FOREIGN_PACKAGES = {
  lib: ['react', 'mui', 'apollo', 'intl'],
  domain: ['react', 'mui', 'apollo', 'intl'],
  storage: ['react', 'mui', 'apollo', 'intl'],
  gitlab: ['mui', 'intl'],
  workspace: ['mui', 'apollo', 'intl'],
  ui: ['apollo'],
};

const layers = Object.entries(LAYERS).map(([folder, allowed]) => ({
  target: `./src/${folder}`,
  from: './src',
  except: [folder, ...allowed].map((name) => `./${name}`),
  message: `${folder} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'}.`,
}));

const siblings = features.map((feature) => ({
  target: `./src/features/${feature}`,
  from: './src/features',
  except: [...new Set([`./${feature}`, './shared'])],
  message: 'A feature imports features/shared and never another one: app composes them.',
}));

const tooling = {
  target: './src',
  from: ['./e2e', './scripts', './bench', './vite'],
  message: 'The app knows nothing of the tools around it.',
};

const mocks = {
  target: './mocks',
  from: './src',
  except: ['./gitlab/schema.graphql'],
  message: 'The mocked GitLab stands on its own; it shares only the schema with the app.',
};

/** The demo alone loads the mocked GitLab. */
const demoOnly = [
  'lib',
  'messages',
  'domain',
  'storage',
  'gitlab',
  'workspace',
  'ui',
  'early.ts',
  'main.tsx',
]
  .concat(
    features.filter((name) => !['demo', 'shared'].includes(name)).map((name) => `features/${name}`),
  )
  .map((name) => ({
    target: `./src/${name}`,
    from: './mocks',
    message: 'Only the demo and the composition root may load the mocked GitLab.',
  }));

/** Zones for code that ships, and those for its tests, which may use the mocked GitLab. */
export const testZones = [...layers, ...siblings, tooling, mocks];
export const sourceZones = [...testZones, ...demoOnly];

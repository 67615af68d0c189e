import { defineConfig } from 'eslint/config';
import { importX } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { FOREIGN_PACKAGES, sourceZones, testZones } from './scripts/import-zones.js';

/** Tests, and what only they use. */
const TESTS = ['**/*.test.{ts,tsx}', 'src/**/testing/*.{ts,tsx}'];
const CONFIGS = ['*.config.{ts,js}', 'scripts/testing/find-browser.ts'];

const PACKAGES = {
  react: { regex: '^(react|react-dom|react-router-dom)(/|$)', message: 'No React in here.' },
  mui: { regex: '^@(mui|emotion)/', message: 'No MUI in here.' },
  apollo: { regex: '^@apollo/', message: 'Only src/gitlab speaks GraphQL.' },
  intl: { regex: '^use-intl(/|$)', message: 'Words belong to what a person sees.' },
};
const COMPILED = 'Documents are compiled by "npm run codegen"; the parser is not shipped.';
const PARSERS = [
  { name: '@apollo/client', importNames: ['gql'], message: COMPILED },
  {
    name: 'graphql',
    importNames: ['parse', 'buildSchema', 'execute', 'graphql'],
    message: COMPILED,
  },
  { name: 'graphql-tag', message: COMPILED },
];

const restrictedImports = (...names) => [
  'error',
  { paths: PARSERS, patterns: names.map((name) => PACKAGES[name]) },
];

const BARREL = [
  {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'No barrels: import from the file that has it.',
  },
];
const SHIPPED = [
  ...BARREL,
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Markup from data is how scripts get in: render text.',
  },
  {
    selector: 'Property[key.name="dangerouslySetInnerHTML"]',
    message: 'Markup from data is how scripts get in: render text.',
  },
];
const DEMO_IS_LAZY = {
  selector: 'ImportDeclaration[importKind!="type"][source.value=/(^|\\/)mocks\\//]',
  message: 'The mocked GitLab is loaded with import(), when the demo starts.',
};

const storageNames = ['localStorage', 'sessionStorage'];
const STORAGE = 'May be forbidden or full: make a setting in src/storage.';

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.cache/',
      'test-results/',
      'playwright-report/',
      'src/gitlab/generated/',
      'bench/pages/',
      'bench/first-load/',
    ],
  },
  // A rule that has to be switched off in a line is the wrong rule or the wrong line.
  { linterOptions: { noInlineConfig: true } },

  {
    plugins: { 'import-x': importX },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [createTypeScriptImportResolver()],
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-unmodified-loop-condition': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'no-restricted-syntax': ['error', ...BARREL],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'import-x/no-duplicates': 'error',
      'import-x/first': 'error',
    },
  },
  { files: CONFIGS, rules: { 'import-x/no-default-export': 'off' } },

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Stores and engines are closures: none of their methods reads `this`.
      '@typescript-eslint/unbound-method': 'off',
      // An async event handler is fine; one whose rejection nobody sees is caught by no-floating-promises.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // record['name'] shows that nothing checks the name; TypeScript leaves the choice.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // For text, || is how an empty one is replaced.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
    },
  },

  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    rules: {
      // It only says that React Compiler, which is not used, would skip the virtual table.
      'react-hooks/incompatible-library': 'off',
      'react-hooks/exhaustive-deps': 'error',
      // What scrolls has to be within reach of the keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['region', 'tabpanel'] }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...SHIPPED, DEMO_IS_LAZY],
      'no-restricted-imports': restrictedImports(),
      'import-x/no-restricted-paths': ['error', { zones: sourceZones }],
    },
  },
  ...Object.entries(FOREIGN_PACKAGES).map(([folder, names]) => ({
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': restrictedImports(...names) },
  })),
  {
    files: ['src/**/*.{ts,tsx}'],
    // early.ts only hands the storages over.
    ignores: ['src/lib/setting.ts', 'src/storage/**', 'src/gitlab/**', 'src/early.ts', ...TESTS],
    rules: {
      'no-restricted-globals': [
        'error',
        ...storageNames.map((name) => ({ name, message: STORAGE })),
      ],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].flatMap((object) =>
          storageNames.map((property) => ({ object, property, message: STORAGE })),
        ),
      ],
    },
  },

  {
    files: ['mocks/**/*.ts'],
    rules: { 'import-x/no-restricted-paths': ['error', { zones: testZones }] },
  },
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ...BARREL],
      'no-restricted-imports': 'off',
      'import-x/no-restricted-paths': ['error', { zones: testZones }],
      // Assertions on mocks hold methods without calling them.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['e2e/**/*.ts'],
    // Playwright's fixtures have to name no dependency with an empty pattern.
    rules: {
      'no-empty-pattern': 'off',
      // { ...localStorage } is how a test sees all that is stored.
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
);

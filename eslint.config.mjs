import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Who may import whom (docs/house.md): the domain sees no database, a projection no decider, the web page only the API
 * and the form in which a bid is sealed, which a bidder's machine makes. */
const boundaries = [
  { sourceTag: 'layer:kernel', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'layer:sealed-bid', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'layer:money-time', onlyDependOnLibsWithTags: ['layer:kernel'] },
  { sourceTag: 'layer:domain', onlyDependOnLibsWithTags: ['layer:kernel', 'layer:money-time', 'layer:domain'] },
  { sourceTag: 'layer:port', onlyDependOnLibsWithTags: ['layer:kernel', 'layer:port'] },
  { sourceTag: 'layer:projections', onlyDependOnLibsWithTags: ['layer:kernel', 'layer:money-time', 'layer:domain'] },
  { sourceTag: 'layer:app', onlyDependOnLibsWithTags: ['layer:kernel', 'layer:money-time', 'layer:domain', 'layer:port', 'layer:projections', 'layer:app', 'layer:testing', 'layer:sealed-bid'] },
  { sourceTag: 'layer:web', onlyDependOnLibsWithTags: ['layer:sealed-bid'] },
  { sourceTag: 'layer:testing', onlyDependOnLibsWithTags: ['layer:kernel', 'layer:money-time', 'layer:domain', 'layer:port', 'layer:projections'] },
];

/** Tests of every layer may use what libs/testing holds. */
const boundariesOfTests = boundaries.map((rule) => ({ ...rule, onlyDependOnLibsWithTags: [...rule.onlyDependOnLibsWithTags, 'layer:testing'] }));

/** No clock, randomness or I/O where the same input must always give the same answer. */
const pure = {
  files: ['libs/kernel/src/**/*.ts', 'libs/money-time/src/**/*.ts', 'libs/lifecycle/src/**/*.ts', 'libs/registry/src/**/*.ts', 'libs/procedure/src/**/*.ts', 'projections/src/**/*.ts'],
  ignores: ['**/*.spec.ts'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'Time comes in with the command or the event (D2).' },
      { object: 'Math', property: 'random', message: 'Randomness comes in with the command (D2).' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in with the command or the event (D2).' },
      { selector: "CallExpression[callee.name='randomUUID']", message: 'Ids come in with the command (D2).' },
    ],
    'no-restricted-imports': ['error', { patterns: ['node:fs', 'node:fs/*', 'node:net', 'node:http', 'node:child_process', 'better-sqlite3'] }],
  },
};

export default [
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.nx/**', '**/jest.*.cjs', '**/*.config.*', 'data/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: true, allow: [], depConstraints: boundaries }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.spec.ts', '**/test/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: true, allow: [], depConstraints: boundariesOfTests }] },
  },
  pure,
  { files: ['**/*.tsx'], plugins: { 'react-hooks': reactHooks }, rules: reactHooks.configs.recommended.rules },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', fetch: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', performance: 'readonly', URL: 'readonly', Buffer: 'readonly', AbortController: 'readonly', AbortSignal: 'readonly' },
    },
  },
  // Runs in MongoDB's own shell.
  { files: ['docker/mongo/**/*.js'], languageOptions: { sourceType: 'script', globals: { db: 'readonly', rs: 'readonly', sleep: 'readonly', print: 'readonly', process: 'readonly' } } },
  prettier,
];

import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** What a broken product passes, too. That each test expects something is checked by `test/tests-can-fail.spec.ts`. */
const TESTS_THAT_CANNOT_FAIL = [
  {
    selector:
      "CallExpression[callee.property.name='toThrow'][arguments.length=0]:not([callee.object.property.name='not'])",
    message: 'Say which error: any mistake of the test itself throws, too.',
  },
  {
    selector: "LogicalExpression[operator='||'][right.value=true]",
    message: 'This is always true.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^toBeLessThan/][arguments.0.value=500]',
    message: 'Name the statuses that are right.',
  },
];

export default tseslint.config(
  { ignores: ['.stryker/', 'dist/', 'node_modules/', '.data/', 'coverage/', 'apps/api/public/'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        setImmediate: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    files: ['apps/api/src/pages/assets/scripts/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...[
            'document',
            'addEventListener',
            'removeEventListener',
            'location',
            'history',
            'innerHeight',
          ],
          ...[
            'innerWidth',
            'CSS',
            'print',
            'MutationObserver',
            'setTimeout',
            'clearTimeout',
            'URL',
            'WebSocket',
          ],
          ...[
            'fetch',
            'htmx',
            'navigator',
            'sessionStorage',
            'self',
            'caches',
            'localStorage',
            'CustomEvent',
            'Event',
          ],
          ...['AbortSignal', 'DOMParser', 'FormData', 'getSelection', 'URLSearchParams'],
          ...['AudioContext', 'atob', 'crypto', 'Option', 'Request', 'TextEncoder', 'Worker'],
          ...['scrollTo'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  // The rules that need types are checked by oxlint: see `.oxlintrc.json`.
  ...[tseslint.configs.recommended]
    .flat()
    .map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e-spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...TESTS_THAT_CANNOT_FAIL] },
  },
  prettier,
);

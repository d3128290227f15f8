import js from '@eslint/js';
import prettier from 'eslint-config-prettier';

/** JavaScript alone: TypeScript is checked by oxlint, see `.oxlintrc.json`. */
export default [
  {
    ignores: [
      '**/*.ts',
      '**/*.tsx',
      '.stryker/',
      'dist/',
      'node_modules/',
      '.data/',
      'coverage/',
      'apps/api/public/',
    ],
  },
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
  prettier,
];

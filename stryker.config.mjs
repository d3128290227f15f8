import { ASKS_POSTGRESQL } from './scripts/mutation/bundled-specs.mjs';

/**
 * `npm run mutate`: puts small faults into the rules, one at a time, and lists those that no test of rules notices.
 * Not part of `npm test`, since it takes long; one rule alone: `npm run mutate -- --mutate libs/labor/src/rules/fill.ts`.
 */
export default {
  mutate: [
    'libs/*/src/**/rules/*.ts',
    '!**/*.spec.ts',
    '!**/*.d.ts',
    ...ASKS_POSTGRESQL.map((rule) => `!${rule}.ts`),
  ],
  testRunner: 'rules',
  plugins: ['./scripts/mutation/rules-test-runner.mjs'],
  coverageAnalysis: 'perTest',
  /** Endless loops are counted, so patience costs little, and no mutant is killed by a busy machine. */
  timeoutMS: 60_000,
  timeoutFactor: 4,
  tempDirName: '.stryker',
  ignorePatterns: ['dist', '.data', 'reports', 'docs', 'bench', 'deploy', '/apps'],
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { reportTests: false, logTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};

/**
 * `npm run mutate`: puts small faults into the rules, one at a time, and lists those that no test of rules notices.
 * Not part of `npm test`, since it takes long; one rule alone: `npm run mutate -- --mutate libs/labor/src/rules/fill.ts`.
 * `mention-pattern` is a rule in SQL and has its own test.
 */
export default {
  mutate: [
    'libs/*/src/**/rules/*.ts',
    '!**/*.spec.ts',
    '!**/*.d.ts',
    '!libs/messaging/src/erasure/rules/mention-pattern.ts',
  ],
  testRunner: 'jest',
  jest: {
    projectType: 'custom',
    configFile: 'jest.rules.config.mjs',
    enableFindRelatedTests: true,
  },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  /** Endless loops are counted, so patience costs little, and no mutant is killed by a busy machine. */
  timeoutMS: 60_000,
  timeoutFactor: 4,
  tempDirName: '.stryker',
  ignorePatterns: ['dist', '.data', 'reports', 'docs', 'bench', 'deploy', '/apps/api/public'],
  reporters: ['clear-text', 'progress'],
  thresholds: { high: 95, low: 90, break: 90 },
};
